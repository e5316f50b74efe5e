namespace StaticNet.Training;

/// <summary>
/// Batches of chosen samples, gathered row by row into memory that is reused. Sequences are padded to the longest of
/// their batch.
/// </summary>
internal sealed class BatchReader
{
    private readonly Dataset _data;
    private readonly SampleLayout _layout;
    private readonly AlignedBuffer _inputs;
    private readonly AlignedBuffer _targets;
    private readonly int[] _labels;
    private readonly int[] _lengths;
    private readonly WeightReader _weights;
    private int _inputCount;
    private int _labelCount;
    private int _targetCount;

    /// <summary>Makes room for batches.</summary>
    /// <param name="data">The data set.</param>
    /// <param name="layout">How the network sees its samples.</param>
    /// <param name="batchSize">How many samples a batch has at most.</param>
    /// <param name="classWeights">The weights of classes, or null.</param>
    public BatchReader(
        Dataset data, SampleLayout layout, int batchSize, IReadOnlyList<float>? classWeights = null)
    {
        (_data, _layout) = (data, layout);
        _inputs = new AlignedBuffer(ArraySize.Of(batchSize, data.InputSize, "samples of a batch"));
        _targets = new AlignedBuffer(ArraySize.Of(batchSize, data.TargetSize, "samples of a batch"));
        _labels = new int[ArraySize.Of(batchSize, data.LabelsPerSample, "samples of a batch")];
        _lengths = new int[batchSize];
        _weights = new WeightReader(data, layout, batchSize, classWeights);
    }

    public bool HasLabels => _data.HasLabels;

    /// <summary>The number of samples in the batch.</summary>
    public int Count { get; private set; }

    /// <summary>How many time steps its longest sample has; 1 where the network has no time axis.</summary>
    public int Time { get; private set; }

    /// <summary>How many time steps of each sample count; empty where all do.</summary>
    public ReadOnlyMemory<int> Lengths { get; private set; }

    /// <summary>[Count x Time x values]: the batch's inputs.</summary>
    public ReadOnlySpan<float> Inputs => _inputs.Span[.._inputCount];

    /// <summary>The batch's labels, where the data have labels.</summary>
    public Span<int> Labels => _labels.AsSpan(0, _labelCount);

    /// <summary>The batch's target values, where the data have values.</summary>
    public Span<float> Targets => _targets.Span[.._targetCount];

    /// <summary>How much the losses of the samples count; empty where all count the same.</summary>
    public ReadOnlySpan<float> Weights => _weights.Values;

    /// <summary>Gathers a batch.</summary>
    public void Read(ReadOnlySpan<int> indices)
    {
        Count = indices.Length;
        Time = ReadLengths(indices);
        ReadOnlySpan<int> lengths = Lengths.Span;
        _inputCount = _data.InputRows.CopyTo(indices, _inputs, _layout.Steps, Time, lengths);
        _labelCount = _data.LabelRows.CopyTo(indices, _labels, _layout.TargetSteps, Time, lengths);
        _targetCount = _data.TargetRows.CopyTo(indices, _targets, _layout.TargetSteps, Time, lengths);
        _weights.Read(indices, Time, lengths);
    }

    /// <summary>Moves together what belongs to the time steps that count, and leaves out padding.</summary>
    /// <param name="values">The labels, targets or outputs of the batch; it is overwritten.</param>
    /// <returns>The values of the steps that count, in their order.</returns>
    public ReadOnlySpan<T> Counted<T>(Span<T> values)
    {
        ReadOnlySpan<int> lengths = Lengths.Span;
        if (lengths.IsEmpty || _layout.TargetSteps == 1)
            return values;
        int stepSize = values.Length / (Count * Time), end = 0;
        for (int i = 0; i < Count; i++)
        {
            int counted = lengths[i] * stepSize;
            values.Slice(i * Time * stepSize, counted).CopyTo(values[end..]);
            end += counted;
        }
        return values[..end];
    }

    // Returns the longest; where all are as long, the lengths say nothing.
    private int ReadLengths(ReadOnlySpan<int> indices)
    {
        Lengths = default;
        if (!_data.HasLengths)
            return _layout.Steps;
        int longest = 0, shortest = int.MaxValue;
        for (int i = 0; i < indices.Length; i++)
        {
            int length = _data.Lengths[indices[i]];
            (longest, shortest) = (Math.Max(longest, length), Math.Min(shortest, length));
            _lengths[i] = length;
        }
        if (shortest < longest)
            Lengths = _lengths.AsMemory(0, indices.Length);
        return longest;
    }
}
