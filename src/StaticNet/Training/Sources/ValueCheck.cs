using System.Globalization;
using System.Numerics.Tensors;

namespace StaticNet.Training;

/// <summary>Checks the values of a data set, all that count and before anything is done with them.</summary>
internal static class ValueCheck
{
    /// <summary>
    /// What is wrong with the first label that is neither a class nor ignored; null where there is none.
    /// </summary>
    public static string? LabelMismatch(BoundTarget target)
    {
        int classes = target.Port.Classes, ignored = target.Port.Loss.IgnoredTarget;
        for (int sample = 0; sample < target.Column.Count; sample++)
        {
            ReadOnlySpan<int> labels = target.Counted.Labels(sample);
            int index = 0;
            while (labels[index..].IndexOfAnyExceptInRange(0, classes - 1) is >= 0 and int next)
            {
                index += next;
                if (labels[index] != ignored)
                {
                    return $"the label {PlaceOf(sample, index, labels.Length)}{target.In} is {labels[index]}, "
                        + $"but the network has {classes} classes, the first with index 0, "
                        + $"and its loss ignores {ignored} (IgnoreIndex).";
                }
                index++;
            }
        }
        return null;
    }

    /// <summary>
    /// What is wrong with the first input that is no token of the vocabulary; null where all are, or where inputs are
    /// values.
    /// </summary>
    public static string? TokenMismatch(BoundInput input)
    {
        int vocabulary = input.Port.Vocabulary;
        for (int sample = 0; sample < input.Column.Count && vocabulary > 0; sample++)
        {
            ReadOnlySpan<float> tokens = input.Counted(sample);
            for (int i = 0; i < tokens.Length; i++)
            {
                if (!(float.IsInteger(tokens[i]) && tokens[i] >= 0 && tokens[i] < vocabulary))
                {
                    return $"the token {PlaceOf(sample, i, tokens.Length)}{input.In} is {Text(tokens[i])}, "
                        + $"but the network's vocabulary has the tokens 0 to {vocabulary - 1}.";
                }
            }
        }
        return null;
    }

    /// <summary>Checks that there is no NaN and no infinity in what a network is to learn from.</summary>
    /// <param name="data">The data set.</param>
    /// <param name="what">What it is for, for the message.</param>
    /// <exception cref="DatasetMismatchException">There is.</exception>
    public static void RequireFinite(BoundDataset data, string what)
    {
        for (int sample = 0; sample < data.Count; sample++)
        {
            foreach (BoundInput input in data.Inputs)
                RequireFinite(input.Counted(sample), sample, what, "an input", input.In);
            foreach (BoundTarget target in data.Targets)
                RequireFinite(target.Counted.Values(sample), sample, what, "a target", target.In);
        }
    }

    private static void RequireFinite(ReadOnlySpan<float> values, int sample, string what, string kind, string of)
    {
        if (values.IsEmpty || TensorPrimitives.IsFiniteAll(values))
            return;
        int wrong = 0;
        while (float.IsFinite(values[wrong]))
            wrong++;
        throw new DatasetMismatchException(
            $"The {what} data have {kind} that nothing can be learned from: "
            + $"that {PlaceOf(sample, wrong, values.Length)}{of} is {Text(values[wrong])}.");
    }

    private static string PlaceOf(int sample, int index, int count)
        => count == 1 ? $"of sample {sample}" : $"at position {index} of sample {sample}";

    private static string Text(float value) => value.ToString(CultureInfo.InvariantCulture);
}
