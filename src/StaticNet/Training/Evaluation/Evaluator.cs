using System.Collections.Immutable;
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
    private readonly ImmutableArray<OutputMetric> _metrics;

    /// <summary>Creates an evaluator, whose memory is reused from evaluation to evaluation.</summary>
    /// <param name="trainer">The trainer, whose network it is.</param>
    /// <param name="data">The data.</param>
    /// <param name="samples">Which of them to evaluate.</param>
    /// <param name="keepsConfusion">Whether anybody can ask which class was taken for which.</param>
    /// <param name="isStream">Whether the data are the buffer of a stream.</param>
    public Evaluator(
        Trainer<TNetwork> trainer, BoundDataset data, int[] samples, bool keepsConfusion, bool isStream = false)
    {
        _batchSize = Math.Min(trainer.EvaluationBatchSize, samples.Length);
        (_network, _samples) = (trainer.Network, [.. samples]);
        int mostClasses = keepsConfusion ? trainer.MaxConfusionClasses : -1;
        _metrics =
        [
            .. data.Targets.Select(
                target => new OutputMetric(target, trainer.BinaryThreshold, mostClasses, isStream)),
        ];
        int steps = isStream ? data.Steps : data.Longest;
        if (data.Data.HasLengths)
            LengthBuckets.Sort(data.Data, _samples);
        _batch = new BatchReader(data, _batchSize);
        long outputs = 0;
        foreach (NetworkOutput output in Ports<TNetwork>.Outputs)
            outputs += ArraySize.Of(output.HasTime ? steps : 1, output.Size, "time steps");
        int outputSize = (int)Math.Min(outputs, int.MaxValue);
        _outputs = new AlignedBuffer(ArraySize.Of(_batchSize, outputSize, "samples (EvaluationBatchSize)"));
        _workspace = new Workspace(_batchSize, steps) { Threads = trainer.Threads };
    }

    /// <summary>The metric of an output by the index of its loss; null for the usual one.</summary>
    public Func<int, IMetric?>? Metric { get; init; }

    /// <summary>Evaluates the network as it is now.</summary>
    public Evaluation Run(CancellationToken cancellation)
    {
        ImmutableArray<IMetric> metrics = CreateMetrics();
        var losses = new LossSums(Ports<TNetwork>.Losses);
        for (int start = 0; start < _samples.Length; start += _batchSize)
        {
            cancellation.ThrowIfCancellationRequested();
            _batch.Read(_samples.AsSpan(start, Math.Min(_batchSize, _samples.Length - start)));
            losses.Add(AddBatch(metrics), _workspace);
        }
        return Result(_samples.Length, losses, metrics);
    }

    /// <summary>Evaluates the network as it is now on all samples of a stream, in whose buffer they come.</summary>
    public Evaluation Run(SampleFeed feed, CancellationToken cancellation)
    {
        ImmutableArray<IMetric> metrics = CreateMetrics();
        var losses = new LossSums(Ports<TNetwork>.Losses);
        int count = 0;
        for (ReadOnlySpan<int> next = feed.Next(_batchSize); !next.IsEmpty; next = feed.Next(_batchSize))
        {
            cancellation.ThrowIfCancellationRequested();
            _batch.Read(next);
            losses.Add(AddBatch(metrics), _workspace);
            count = checked(count + next.Length);
        }
        return Result(count, losses, metrics);
    }

    /// <summary>
    /// Evaluates one batch for nothing: what an evaluation cannot do, such as get so much memory, is then known before
    /// training begins.
    /// </summary>
    public void Rehearse()
    {
        _batch.Read(_samples.AsSpan(_samples.Length - _batchSize));
        AddBatch(CreateMetrics());
    }

    private ImmutableArray<IMetric> CreateMetrics() =>
        [.. _metrics.Select((metric, loss) => Metric?.Invoke(loss) ?? metric.Create())];

    private static Evaluation Result(int samples, LossSums losses, ImmutableArray<IMetric> metrics)
    {
        if (metrics is [IMetric only])
            return Result(samples, losses.Value, only);
        return new Evaluation(samples, losses.Value, null, null)
        {
            Outputs = new PerOutput<Evaluation>(
                losses.Names, [.. metrics.Select((metric, loss) => Result(samples, losses[loss].Value, metric))]),
        };
    }

    private static Evaluation Result(int samples, double loss, IMetric metric)
        => new(samples, loss, metric.Classification, metric.Regression, metric.Confusion);

    private float AddBatch(ImmutableArray<IMetric> metrics)
    {
        _batch.Announce(_workspace);
        int length = 0;
        foreach (NetworkOutput output in Ports<TNetwork>.Outputs)
            length += LengthOf(output);
        Span<float> outputs = _outputs.Span[..length];
        float loss = _network.Loss(_batch.Inputs, _batch.Targets, _workspace, outputs);
        for (int i = 0; i < metrics.Length; i++)
        {
            ReadOnlySpan<float> values = _batch.Counted(OutputOf(outputs, _metrics[i].Target.Port), i);
            if (_metrics[i].Target.Column.HasLabels)
                metrics[i].Add(values, _batch.Labels(i));
            else
                metrics[i].Add(values, _batch.Values(i));
        }
        return loss;
    }

    private Span<float> OutputOf(Span<float> outputs, LossPort port)
    {
        int start = 0;
        for (int i = 0; i < port.Index; i++)
            start += LengthOf(Ports<TNetwork>.Outputs[i]);
        return outputs.Slice(start, LengthOf(port.Output));
    }

    private int LengthOf(NetworkOutput output) => _batch.Count * (output.HasTime ? _batch.Time : 1) * output.Size;
}
