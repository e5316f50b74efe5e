using System.Numerics.Tensors;

namespace StaticNet.Training;

/// <summary>
/// Guesses what targets that do not fit were meant to be: the three ways to write a class are easily mixed up.
/// </summary>
internal static class TargetAdvice
{
    // Of rows that were divided by their sums as floats, with room for those rounded to three digits.
    private const float Tolerance = 0.01f;

    /// <summary>What to do with labels of which there are too many; empty where nothing comes to mind.</summary>
    public static string ForLabels(BoundTarget target)
    {
        int classes = target.Port.Classes;
        long all = (long)target.Port.Loss.TargetIndices * target.Steps * classes;
        if (target.Column.Size != all)
            return "";
        for (int sample = 0; sample < target.Column.Count; sample++)
        {
            ReadOnlySpan<int> labels = target.Column.LabelRows[sample];
            for (int start = 0; start < labels.Length; start += classes)
            {
                ReadOnlySpan<int> row = labels.Slice(start, classes);
                if (row.ContainsAnyExceptInRange(0, 1) || row.Count(1) != 1)
                    return "";
            }
        }
        return " They look one-hot: give the index of each class instead, such as 2 for 0, 0, 1, or float targets.";
    }

    /// <summary>What to do with values of which there are too few; empty where nothing comes to mind.</summary>
    public static string ForValues(BoundTarget target)
    {
        NetworkLoss loss = target.Port.Loss;
        if (!target.Port.TakesClasses || target.Column.Size != (long)loss.TargetIndices * target.Steps)
            return "";
        for (int sample = 0; sample < target.Column.Count; sample++)
        {
            foreach (float value in target.Counted.Values(sample))
            {
                if (!float.IsInteger(value) || value < 0 || value >= target.Port.Classes)
                    return "";
            }
        }
        return " They look like class indices: give them as int.";
    }

    /// <summary>What is wrong with the first distribution that does not add up to 1; null where all do.</summary>
    public static string? DistributionMismatch(BoundTarget target)
    {
        if (!target.Port.TakesClasses || target.Port.Classes < 2)
            return null;
        int classes = target.Port.Classes;
        for (int sample = 0; sample < target.Column.Count; sample++)
        {
            ReadOnlySpan<float> values = target.Counted.Values(sample);
            for (int start = 0; start < values.Length; start += classes)
            {
                // A row of zeros counts for nothing, and what is no number is refused elsewhere.
                float sum = TensorPrimitives.Sum(values.Slice(start, classes));
                if (sum != 0 && Math.Abs(sum - 1) > Tolerance)
                {
                    return $"the targets of sample {sample}{target.In} are a distribution over {classes} classes, "
                        + $"but add up to {sum:G4}. Divide each row by its sum, "
                        + "or use BinaryCrossEntropyLoss where several classes may be right.";
                }
            }
        }
        return null;
    }
}
