namespace StaticNet.Training;

/// <summary>Batches of chosen samples, gathered row by row into memory that is reused.</summary>
internal sealed class BatchReader
{
    private readonly Dataset _data;
    private readonly AlignedBuffer _inputs;
    private readonly AlignedBuffer _targets;
    private readonly int[] _labels;

    public BatchReader(Dataset data, int batchSize)
    {
        _data = data;
        _inputs = new AlignedBuffer(checked(batchSize * data.InputSize));
        _targets = new AlignedBuffer(checked(batchSize * data.TargetSize));
        _labels = new int[checked(batchSize * data.LabelsPerSample)];
    }

    public bool HasLabels => _data.HasLabels;

    /// <summary>The number of samples in the batch.</summary>
    public int Count { get; private set; }

    /// <summary>The batch's inputs.</summary>
    public ReadOnlySpan<float> Inputs => _inputs.Span[..(Count * _data.InputSize)];

    /// <summary>The batch's labels, where the data have labels.</summary>
    public ReadOnlySpan<int> Labels => _labels.AsSpan(0, Count * _data.LabelsPerSample);

    /// <summary>The batch's target values, where the data have values.</summary>
    public ReadOnlySpan<float> Targets => _targets.Span[..(Count * _data.TargetSize)];

    /// <summary>Gathers a batch.</summary>
    public void Read(ReadOnlySpan<int> indices)
    {
        Count = indices.Length;
        if (HasLabels)
            _data.CopyRows(indices, _inputs, _labels);
        else
            _data.CopyRows(indices, _inputs, _targets);
    }
}
