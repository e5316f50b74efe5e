namespace StaticNet.Training;

/// <summary>
/// Batches of chosen samples, gathered row by row into memory that is reused: a block for each input and for each
/// target. Sequences are padded to the longest of their batch.
/// </summary>
internal sealed class BatchReader
{
    private readonly BoundDataset _data;
    private readonly AlignedBuffer _inputs;
    private readonly AlignedBuffer _values;
    private readonly int[] _labels;
    private readonly int[] _lengths;
    private readonly TargetBatch[] _targets;
    private readonly ulong _areLabels;
    private int _inputCount;
    private int _labelCount;
    private int _valueCount;

    /// <summary>Makes room for batches.</summary>
    /// <param name="data">The data set.</param>
    /// <param name="batchSize">How many samples a batch has at most.</param>
    /// <param name="options">What has the weights of classes, or null.</param>
    public BatchReader(BoundDataset data, int batchSize, FitOptions? options = null)
    {
        _data = data;
        _targets =
        [
            .. data.Targets.Select(target
                => new TargetBatch(target, batchSize, options?.ClassWeightsOf(target.Port.Name))),
        ];
        _inputs = new AlignedBuffer(Room(data.Inputs.Sum(static input => (long)input.Column.Size)));
        _values = new AlignedBuffer(Room(data.Targets.Sum(static target => SizeOf(target, labels: false))));
        _labels = new int[Room(data.Targets.Sum(static target => SizeOf(target, labels: true)))];
        _lengths = new int[batchSize];
        for (int i = 0; i < _targets.Length; i++)
            _areLabels |= data.Targets[i].Column.HasLabels ? 1UL << i : 0;

        int Room(long size) => ArraySize.Of(batchSize, (int)Math.Min(size, int.MaxValue), "samples of a batch");
    }

    /// <summary>The number of samples in the batch.</summary>
    public int Count { get; private set; }

    /// <summary>How many time steps its longest sample has; 1 where the network has no time axis.</summary>
    public int Time { get; private set; }

    /// <summary>How many time steps of each sample count; empty where all do.</summary>
    public ReadOnlyMemory<int> Lengths { get; private set; }

    /// <summary>The batch's inputs, [Count x Time x values] of each.</summary>
    public ReadOnlySpan<float> Inputs => _inputs.Span[.._inputCount];

    /// <summary>The batch's targets.</summary>
    public TargetBlocks Targets
        => new(_values.Span[.._valueCount], _labels.AsSpan(0, _labelCount), _areLabels, _targets.Length);

    /// <summary>Gathers a batch.</summary>
    public void Read(ReadOnlySpan<int> indices)
    {
        Count = indices.Length;
        Time = ReadLengths(indices);
        ReadOnlySpan<int> lengths = Lengths.Span;
        (_inputCount, _labelCount, _valueCount) = (0, 0, 0);
        foreach (BoundInput input in _data.Inputs)
        {
            Span<float> block = _inputs.Span[_inputCount..];
            _inputCount += input.Column.Rows.CopyTo(indices, block, input.Steps, Time, lengths);
        }
        foreach (TargetBatch target in _targets)
        {
            if (target.Target.Column.HasLabels)
                _labelCount = target.Read(indices, _labels, _labelCount, Time, lengths);
            else
                _valueCount = target.Read(indices, _values.Span, _valueCount, Time, lengths);
            target.ReadWeights(indices, Time, lengths);
        }
    }

    /// <summary>Tells a workspace, before a call, of the batch's sequences and weights.</summary>
    public void Announce(Workspace workspace)
    {
        workspace.SetSequences(Count, Lengths);
        workspace.Weigh(_targets.Length == 1 ? _targets[0].Weights : []);
        for (int loss = 0; loss < _targets.Length && _targets.Length > 1; loss++)
            workspace.Weigh(loss, _targets[loss].Weights);
    }

    /// <summary>The labels of a loss that count; it may be asked once.</summary>
    public ReadOnlySpan<int> Labels(int loss) => Counted(_targets[loss].Of(_labels.AsSpan()), loss);

    /// <summary>The target values of a loss that count; it may be asked once.</summary>
    public ReadOnlySpan<float> Values(int loss) => Counted(_targets[loss].Of(_values.Span), loss);

    /// <summary>Moves together what belongs to the time steps that count, and leaves out padding.</summary>
    /// <param name="values">The labels, targets or outputs of a loss in the batch; it is overwritten.</param>
    /// <param name="loss">The number of the loss.</param>
    /// <returns>The values of the steps that count, in their order.</returns>
    public ReadOnlySpan<T> Counted<T>(Span<T> values, int loss)
    {
        ReadOnlySpan<int> lengths = Lengths.Span;
        if (lengths.IsEmpty || _data.Targets[loss].Steps == 1)
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

    private static long SizeOf(BoundTarget target, bool labels)
        => target.Column.HasLabels == labels ? target.Column.Size : 0;

    // Returns the longest; where all are as long, the lengths say nothing.
    private int ReadLengths(ReadOnlySpan<int> indices)
    {
        Lengths = default;
        if (!_data.Data.HasLengths)
            return _data.Steps;
        int longest = 0, shortest = int.MaxValue;
        for (int i = 0; i < indices.Length; i++)
        {
            int length = _data.Data.Lengths[indices[i]];
            (longest, shortest) = (Math.Max(longest, length), Math.Min(shortest, length));
            _lengths[i] = length;
        }
        if (shortest < longest)
            Lengths = _lengths.AsMemory(0, indices.Length);
        return longest;
    }
}
