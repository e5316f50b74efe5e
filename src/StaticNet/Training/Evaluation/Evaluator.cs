using StaticNet.Metrics;

namespace StaticNet.Training;

/// <summary>Evaluates a network on chosen samples of a data set.</summary>
internal sealed class Evaluator<TNetwork>
    where TNetwork : class, ITrainableNetwork<TNetwork>
{
    private readonly TNetwork _network;
    private readonly int[] _samples;
    private readonly int _batchSize;
    private readonly int _outputSize;
    private readonly BatchReader _batch;
    private readonly AlignedBuffer _outputs;
    private readonly Workspace _workspace;
    private readonly float _threshold;
    private readonly bool _keepsConfusion;
    private readonly bool _isBinary;

    /// <summary>Creates an evaluator, whose memory is reused from evaluation to evaluation.</summary>
    /// <param name="trainer">The trainer, whose network it is.</param>
    /// <param name="data">The data.</param>
    /// <param name="samples">Which of them to evaluate.</param>
    /// <param name="keepsConfusion">Whether anybody can ask which class was taken for which.</param>
    public Evaluator(Trainer<TNetwork> trainer, Dataset data, int[] samples, bool keepsConfusion)
    {
        _batchSize = Math.Min(trainer.EvaluationBatchSize, samples.Length);
        (_network, _samples, _threshold) = (trainer.Network, samples, trainer.BinaryThreshold);
        _keepsConfusion = keepsConfusion && TNetwork.TargetIndices > 0 && Classes <= trainer.MaxConfusionClasses;
        _isBinary = AllBinary(data.Targets);
        _batch = new BatchReader(data, _batchSize);
        _outputSize = checked(TNetwork.OutputSize * SampleSteps.OfOutput<TNetwork>(data));
        _outputs = new AlignedBuffer(checked(_batchSize * _outputSize));
        _workspace = new Workspace(_batchSize, SampleSteps.OfInput<TNetwork>(data))
        {
            Threads = trainer.Threads,
        };
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
        return new Evaluation(
            _samples.Length, losses.Value, metric.Classification, metric.Regression, metric.Confusion);
    }

    /// <summary>
    /// Evaluates one batch for nothing: what an evaluation cannot do, such as get so much memory, is then known before
    /// training begins.
    /// </summary>
    public void Rehearse()
    {
        _batch.Read(_samples.AsSpan(0, _batchSize));
        AddBatch(CreateMetric());
    }

    /// <summary>Whether the evaluation is that of a classification, which has an accuracy.</summary>
    public static bool IsClassification(Dataset data)
        => TNetwork.TargetKinds.HasFlag(TargetKinds.ClassIndices) || AllBinary(data.Targets);

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

    private static int Classes => TNetwork.OutputSize / TNetwork.TargetIndices;

    private IMetric CreateMetric()
    {
        if (TNetwork.TargetKinds.HasFlag(TargetKinds.ClassIndices))
            return new ClassMetric(Classes, TNetwork.IgnoredTarget, _keepsConfusion);
        return _isBinary ? new BinaryMetric(_threshold) : new ErrorMetric(TNetwork.OutputSize);
    }

    private static bool AllBinary(ReadOnlySpan<float> targets) => !targets.ContainsAnyExcept(0f, 1f);
}
