using System.Numerics.Tensors;

namespace StaticNet.Metrics;

/// <summary>Classes as the greatest of several outputs, against labels or against the greatest target.</summary>
internal sealed class ClassMetric : IMetric
{
    private readonly int _classes;
    private readonly int _ignored;

    /// <summary>Creates a metric that has counted nothing.</summary>
    /// <param name="classes">The number of classes.</param>
    /// <param name="ignored">The label that counts for nothing.</param>
    /// <param name="keepsConfusion">Whether to count pairs of classes, too.</param>
    public ClassMetric(int classes, int ignored, bool keepsConfusion)
    {
        (_classes, _ignored) = (classes, ignored);
        Confusion = keepsConfusion ? new ConfusionMatrix(classes) : null;
        Classification = Confusion?.Metrics ?? new ClassificationMetrics(classes);
    }

    public ConfusionMatrix? Confusion { get; }

    public ClassificationMetrics Classification { get; }

    ClassificationMetrics? IMetric.Classification => Classification;

    public void Add(ReadOnlySpan<float> outputs, ReadOnlySpan<int> labels)
    {
        for (int i = 0; i < labels.Length; i++)
        {
            if (labels[i] != _ignored)
                Add(labels[i], Greatest(outputs.Slice(i * _classes, _classes)));
        }
    }

    public void Add(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets)
    {
        for (int start = 0; start < targets.Length; start += _classes)
        {
            int actual = Greatest(targets.Slice(start, _classes));
            if (actual >= 0)
                Add(actual, Greatest(outputs.Slice(start, _classes)));
        }
    }

    private void Add(int actual, int predicted)
    {
        if (Confusion is null)
            Classification.Add(actual, predicted);
        else
            Confusion.Add(actual, predicted);
    }

    /// <summary>The index of the greatest value; -1 for a row with a NaN, which has none.</summary>
    internal static int Greatest(ReadOnlySpan<float> values)
    {
        int index = TensorPrimitives.IndexOfMax(values);
        return float.IsNaN(values[index]) ? -1 : index;
    }
}
