using StaticNet.Metrics;

namespace StaticNet.Training;

/// <summary>Evaluates a network on chosen samples of a data set.</summary>
internal sealed class Evaluator<TNetwork>
    where TNetwork : class, ITrainableNetwork<TNetwork>
{
    private readonly TNetwork _network;
    private readonly int[] _samples;
    private readonly int _batchSize;
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
        (_network, _samples, _threshold) = (trainer.Network, [.. samples], trainer.BinaryThreshold);
        _keepsConfusion = keepsConfusion && TNetwork.TargetIndices > 0 && Classes <= trainer.MaxConfusionClasses;
        _isBinary = data.HasBinaryTargets(TNetwork.OutputHasTime);
        if (data.HasLengths)
            LengthBuckets.Sort(data, _samples);
        _batch = new BatchReader(data, SampleLayout.Of<TNetwork>(data), _batchSize);
        int steps = SampleSteps.Longest<TNetwork>(data);
        int outputSize = ArraySize.Of(TNetwork.OutputHasTime ? steps : 1, TNetwork.OutputSize, "time steps");
        _outputs = new AlignedBuffer(ArraySize.Of(_batchSize, outputSize, "samples (EvaluationBatchSize)"));
        _workspace = new Workspace(_batchSize, steps) { Threads = trainer.Threads };
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
        _batch.Read(_samples.AsSpan(_samples.Length - _batchSize));
        AddBatch(CreateMetric());
    }

    /// <summary>Whether the evaluation is that of a classification, which has an accuracy.</summary>
    public static bool IsClassification(Dataset data)
        => TNetwork.TargetKinds.HasFlag(TargetKinds.ClassIndices) || data.HasBinaryTargets(TNetwork.OutputHasTime);

    private float AddBatch(IMetric metric)
    {
        int rows = TNetwork.OutputHasTime ? _batch.Count * _batch.Time : _batch.Count;
        Span<float> outputs = _outputs.Span[..(rows * TNetwork.OutputSize)];
        _workspace.SetSequences(_batch.Count, _batch.Lengths);
        _workspace.Weigh(_batch.Weights);
        float loss;
        if (_batch.HasLabels)
        {
            loss = _network.Loss(_batch.Inputs, _batch.Labels, _workspace, outputs);
            metric.Add(_batch.Counted(outputs), _batch.Counted(_batch.Labels));
        }
        else
        {
            loss = _network.Loss(_batch.Inputs, _batch.Targets, _workspace, outputs);
            metric.Add(_batch.Counted(outputs), _batch.Counted(_batch.Targets));
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
}
