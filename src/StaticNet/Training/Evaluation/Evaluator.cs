using StaticNet.Metrics;

namespace StaticNet.Training;

/// <summary>Evaluates a network on chosen samples of a data set.</summary>
internal sealed class Evaluator<TNetwork>
    where TNetwork : class, ITrainableNetwork<TNetwork>
{
    private readonly TNetwork _network;
    private readonly Dataset _data;
    private readonly int[] _samples;
    private readonly int _batchSize;
    private readonly int _outputSize;
    private readonly BatchReader _batch;
    private readonly AlignedBuffer _outputs;
    private readonly Workspace _workspace;
    private readonly float _threshold;

    /// <summary>Creates an evaluator, whose memory is reused from evaluation to evaluation.</summary>
    public Evaluator(TNetwork network, Dataset data, int[] samples, int batchSize, int threads, float threshold)
    {
        _batchSize = Math.Min(batchSize, samples.Length);
        (_network, _data, _samples, _threshold) = (network, data, samples, threshold);
        _batch = new BatchReader(data, _batchSize);
        _outputSize = checked(TNetwork.OutputSize * SampleSteps.OfOutput<TNetwork>(data));
        _outputs = new AlignedBuffer(checked(_batchSize * _outputSize));
        _workspace = new Workspace(_batchSize, SampleSteps.OfInput<TNetwork>(data)) { Threads = threads };
    }

    /// <summary>Evaluates the network as it is now.</summary>
    public Evaluation Run(CancellationToken cancellation)
    {
        IMetric metric = CreateMetric();
        LossSum losses = default;
        for (int start = 0; start < _samples.Length; start += _batchSize)
        {
            cancellation.ThrowIfCancellationRequested();
            _batch.Read(_samples.AsSpan(start, Math.Min(_batchSize, _samples.Length - start)));
            losses.Add(AddBatch(metric), _workspace);
        }
        return new Evaluation(_samples.Length, losses.Value, metric.Confusion, metric.Regression);
    }

    private float AddBatch(IMetric metric)
    {
        Span<float> outputs = _outputs.Span[..(_batch.Count * _outputSize)];
        _workspace.Sequences = _batch.Count;
        float loss;
        if (_batch.HasLabels)
        {
            loss = _network.Loss(_batch.Inputs, _batch.Labels, _workspace, outputs);
            metric.Add(outputs, _batch.Labels);
        }
        else
        {
            loss = _network.Loss(_batch.Inputs, _batch.Targets, _workspace, outputs);
            metric.Add(outputs, _batch.Targets);
        }
        return loss;
    }

    private IMetric CreateMetric()
    {
        if (TNetwork.TargetKinds.HasFlag(TargetKinds.ClassIndices))
            return new ClassMetric(TNetwork.OutputSize / TNetwork.TargetIndices, TNetwork.IgnoredTarget);
        return AllBinary(_data.Targets) ? new BinaryMetric(_threshold) : new ErrorMetric(TNetwork.OutputSize);
    }

    private static bool AllBinary(ReadOnlySpan<float> targets) => !targets.ContainsAnyExcept(0f, 1f);
}
