namespace StaticNet.Training;

/// <summary>The labels or target values of a batch for one loss, within those of all.</summary>
/// <param name="target">What is read.</param>
/// <param name="batchSize">How many samples a batch has at most.</param>
/// <param name="classWeights">The weights of classes, or null.</param>
internal sealed class TargetBatch(BoundTarget target, int batchSize, IReadOnlyList<float>? classWeights)
{
    private readonly WeightReader _weights = new(target, batchSize, classWeights);
    private int _start;
    private int _count;

    public BoundTarget Target => target;

    /// <summary>How much the losses of the samples count; empty where all count the same.</summary>
    public ReadOnlySpan<float> Weights => _weights.Values;

    /// <summary>Gathers labels after those that are already there.</summary>
    /// <returns>Where the next ones begin.</returns>
    public int Read(ReadOnlySpan<int> indices, Span<int> labels, int start, int time, ReadOnlySpan<int> lengths)
        => Placed(start, target.Column.LabelRows.CopyTo(indices, labels[start..], target.Steps, time, lengths));

    /// <summary>Gathers values after those that are already there.</summary>
    /// <returns>Where the next ones begin.</returns>
    public int Read(ReadOnlySpan<int> indices, Span<float> values, int start, int time, ReadOnlySpan<int> lengths)
        => Placed(start, target.Column.ValueRows.CopyTo(indices, values[start..], target.Steps, time, lengths));

    /// <summary>Gathers the weights.</summary>
    public void ReadWeights(ReadOnlySpan<int> indices, int time, ReadOnlySpan<int> lengths)
        => _weights.Read(indices, time, lengths);

    /// <summary>The part of this loss of all labels or values.</summary>
    public Span<T> Of<T>(Span<T> all) => all.Slice(_start, _count);

    private int Placed(int start, int count)
    {
        (_start, _count) = (start, count);
        return start + count;
    }
}
