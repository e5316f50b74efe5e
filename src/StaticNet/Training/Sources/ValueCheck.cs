using System.Globalization;
using System.Numerics.Tensors;

namespace StaticNet.Training;

/// <summary>Checks the values of a data set, all of them and before anything is done with them.</summary>
internal static class ValueCheck
{
    /// <summary>
    /// What is wrong with the first label that is neither a class nor ignored; null where there is none.
    /// </summary>
    public static string? LabelMismatch(Dataset data, int classes, int ignored)
    {
        ReadOnlySpan<int> labels = data.Labels;
        int index = 0;
        while (labels[index..].IndexOfAnyExceptInRange(0, classes - 1) is >= 0 and int next)
        {
            index += next;
            if (labels[index] != ignored)
            {
                return $"the label {PlaceOf(index, data.LabelsPerSample)} is {labels[index]}, "
                    + $"but the network has {classes} classes, the first with index 0, "
                    + $"and its loss ignores {ignored} (IgnoreIndex).";
            }
            index++;
        }
        return null;
    }

    /// <summary>
    /// What is wrong with the first input that is no token of the vocabulary; null where all are, or where inputs are
    /// values.
    /// </summary>
    public static string? TokenMismatch(Dataset data, int vocabulary)
    {
        ReadOnlySpan<float> tokens = vocabulary == 0 ? [] : data.Inputs;
        for (int i = 0; i < tokens.Length; i++)
        {
            if (!(float.IsInteger(tokens[i]) && tokens[i] >= 0 && tokens[i] < vocabulary))
            {
                return $"the token {PlaceOf(i, data.InputSize)} is {Text(tokens[i])}, "
                    + $"but the network's vocabulary has the tokens 0 to {vocabulary - 1}.";
            }
        }
        return null;
    }

    /// <summary>Checks that there is no NaN and no infinity in what a network is to learn from.</summary>
    /// <param name="data">The data set.</param>
    /// <param name="what">What it is for, for the message.</param>
    /// <exception cref="DatasetMismatchException">There is.</exception>
    public static void RequireFinite(Dataset data, string what)
    {
        RequireFinite(data.Inputs, data.InputSize, $"{what} data have an input that nothing can be learned from");
        RequireFinite(data.Targets, data.TargetSize, $"{what} data have a target that nothing can be learned from");
    }

    private static void RequireFinite(ReadOnlySpan<float> values, int size, string what)
    {
        if (values.IsEmpty || TensorPrimitives.IsFiniteAll(values))
            return;
        int wrong = 0;
        while (float.IsFinite(values[wrong]))
            wrong++;
        throw new DatasetMismatchException($"The {what}: that {PlaceOf(wrong, size)} is {Text(values[wrong])}.");
    }

    private static string PlaceOf(int index, int size)
        => size == 1 ? $"of sample {index}" : $"at position {index % size} of sample {index / size}";

    private static string Text(float value) => value.ToString(CultureInfo.InvariantCulture);
}
