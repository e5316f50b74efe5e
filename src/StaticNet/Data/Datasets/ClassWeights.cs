namespace StaticNet;

/// <summary>Computes class weights from the data, for <see cref="FitOptions.ClassWeights"/>.</summary>
public static class ClassWeights
{
    private const int MostClasses = 1 << 24;

    /// <summary>
    /// Computes weights that give every class the same total weight, however rare it is: <c>n / (k n_c)</c>, where n_c
    /// of the n labels are of class c and k classes occur. If the data set has weights, n and n_c are sums of weights.
    /// </summary>
    /// <param name="data">Class labels, or one binary target of 0 or 1 for each sample or time step.</param>
    /// <param name="ignoreIndex">The label to ignore: the <c>IgnoreIndex</c> of the loss.</param>
    /// <returns>One for each class; 1 for a class that does not occur.</returns>
    /// <exception cref="ArgumentException">The data set has other targets, or only ignored labels.</exception>
    /// <exception cref="InvalidOperationException">The data set has several targets.</exception>
    public static float[] Balanced(Dataset data, int ignoreIndex = Dataset.NoClass)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Balanced(data, data.OnlyTarget, ignoreIndex);
    }

    /// <inheritdoc cref="Balanced(Dataset, int)"/>
    /// <summary>Weights for one of several targets, for <see cref="FitOptions.OutputClassWeights"/>.</summary>
    /// <param name="data">The data set.</param>
    /// <param name="target">The name of the target.</param>
    /// <param name="ignoreIndex">The label to ignore: the <c>IgnoreIndex</c> of the loss.</param>
    /// <exception cref="ArgumentException">
    /// There is no such target, it has no classes, or all of its labels are ignored.
    /// </exception>
    public static float[] Balanced(Dataset data, string target, int ignoreIndex = Dataset.NoClass)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(target);
        foreach (DatasetTarget column in data.TargetColumns)
        {
            if (column.Name == target)
                return Balanced(data, column, ignoreIndex);
        }
        string names = string.Join(", ", data.TargetColumns.Select(column => column.Name ?? "one without a name"));
        throw new ArgumentException($"The data set has no target {target}, but {names}.", nameof(target));
    }

    private static float[] Balanced(Dataset data, DatasetTarget target, int ignoreIndex)
    {
        var counted = new CountedTarget(data, target, eachStep: target.Size == data.Steps);
        bool isSingle = target.HasLabels || target.Size == 1 || target.Size == data.Steps;
        if (!isSingle || !counted.IsBinary)
        {
            throw new ArgumentException(
                "Class weights need class labels, or a single target for each sample that is 0 or 1.", nameof(data));
        }
        double[] counts = Count(data, counted, ignoreIndex);
        double total = counts.Sum();
        int occurring = counts.Count(static count => count > 0);
        if (occurring == 0)
            throw new ArgumentException("No label of the data set counts.", nameof(data));
        return [.. counts.Select(count => count > 0 ? (float)(total / (occurring * count)) : 1f)];
    }

    /// <summary>The weight of a class; 1 for what is none, such as a label that is ignored.</summary>
    internal static float Of(IReadOnlyList<float> weights, int label)
        => (uint)label < (uint)weights.Count ? weights[label] : 1;

    private static double[] Count(Dataset data, CountedTarget target, int ignored)
    {
        var counts = new List<double>();
        for (int sample = 0; sample < data.Count; sample++)
        {
            ReadOnlySpan<float> weights = data.WeightRows[sample];
            for (int position = 0; position < target.CountOf(sample); position++)
            {
                int label = target.ClassOf(sample, position);
                if (label < 0 || label == ignored)
                    continue;
                if (label >= MostClasses)
                {
                    throw new ArgumentException(
                        $"A label of sample {sample} is {label}, which is hardly a class. "
                        + "If the loss ignores it, pass its IgnoreIndex.",
                        nameof(data));
                }
                while (counts.Count <= label)
                    counts.Add(0);
                counts[label] += weights.IsEmpty ? 1 : weights[weights.Length > 1 ? position : 0];
            }
        }
        return [.. counts];
    }
}
