using System.Numerics.Tensors;

namespace StaticNet.Metrics;

/// <summary>Classes as the greatest of several outputs, against labels or against the greatest target.</summary>
/// <param name="classes">The number of classes.</param>
/// <param name="ignored">The label that counts for nothing.</param>
internal sealed class ClassMetric(int classes, int ignored) : IMetric
{
    public ConfusionMatrix Confusion { get; } = new(classes);

    ConfusionMatrix? IMetric.Confusion => Confusion;

    public RegressionMetrics? Regression => null;

    public void Add(ReadOnlySpan<float> outputs, ReadOnlySpan<int> labels)
    {
        for (int i = 0; i < labels.Length; i++)
        {
            if (labels[i] >= 0 && labels[i] != ignored)
                Confusion.Add(labels[i], Greatest(outputs.Slice(i * classes, classes)));
        }
    }

    public void Add(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets)
    {
        for (int start = 0; start < targets.Length; start += classes)
        {
            int actual = Greatest(targets.Slice(start, classes));
            if (actual >= 0)
                Confusion.Add(actual, Greatest(outputs.Slice(start, classes)));
        }
    }

    // A row with a NaN has no greatest value.
    private static int Greatest(ReadOnlySpan<float> values)
    {
        int index = TensorPrimitives.IndexOfMax(values);
        return float.IsNaN(values[index]) ? -1 : index;
    }
}
