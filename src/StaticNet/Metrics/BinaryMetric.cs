namespace StaticNet.Metrics;

/// <summary>Two classes, each output by itself: above the threshold or not, against targets of 0 and 1.</summary>
internal sealed class BinaryMetric(float threshold) : IMetric
{
    public ConfusionMatrix Confusion { get; } = new(2);

    ConfusionMatrix? IMetric.Confusion => Confusion;

    public ClassificationMetrics Classification => Confusion.Metrics;

    ClassificationMetrics? IMetric.Classification => Classification;

    public void Add(ReadOnlySpan<float> outputs, ReadOnlySpan<int> labels)
        => throw new NotSupportedException("Class labels are compared with several outputs per sample.");

    public void Add(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets)
    {
        for (int i = 0; i < targets.Length; i++)
        {
            int predicted = float.IsNaN(outputs[i]) ? -1 : outputs[i] > threshold ? 1 : 0;
            Confusion.Add(targets[i] > 0.5f ? 1 : 0, predicted);
        }
    }
}
