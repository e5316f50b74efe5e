using System.Globalization;

namespace StaticNet.Training;

/// <summary>Trains with batches of a data set's samples, in another order each epoch.</summary>
internal sealed class SampleSource<TNetwork> : ITrainingSource
    where TNetwork : class, ITrainableNetwork<TNetwork>
{
    private readonly TNetwork _network;
    private readonly FitOptions _options;
    private readonly int _count;
    private readonly int[] _samples;
    private readonly int[] _order;
    private readonly int _batchSize;
    private readonly BatchReader _batch;
    private readonly LengthBuckets? _buckets;
    private readonly Action<int[], ulong>? _draw;
    private readonly Evaluator<TNetwork>? _trainingEvaluator;
    private readonly Evaluator<TNetwork>? _validationEvaluator;

    public SampleSource(Trainer<TNetwork> trainer, FitData fit, FitOptions options)
    {
        BoundDataset data = fit.Training;
        (_network, _options, _count) = (trainer.Network, options, data.Count);
        (_samples, int[] held) = SampleOrder.Split(data.Count, options.ValidationFraction, options.Seed);
        _order = [.. _samples];
        _draw = options.Sampler?.Prepare(data.Data, _samples);
        _batchSize = Math.Min(options.BatchSize, _samples.Length);
        FitCheck.RequireBatches(_samples.Length, _batchSize, TNetwork.SmallestBatch, options);
        _batch = new BatchReader(data, _batchSize, options);
        if (options.BucketByLength)
            _buckets = new LengthBuckets(data.Data, _batchSize);
        Workspace = new Workspace(_batchSize, data.Longest);
        if (options.MeasureTrainingAccuracy)
            _trainingEvaluator = CreateEvaluator(data, _samples);
        if (held.Length > 0)
            _validationEvaluator = CreateEvaluator(data, held);
        else if (fit.Validation is { } validation)
            _validationEvaluator = CreateEvaluator(validation, SampleOrder.All(validation.Count));

        Evaluator<TNetwork> CreateEvaluator(BoundDataset evaluated, int[] samples)
            => new(trainer, evaluated, samples, keepsConfusion: false);
    }

    public int StepsPerEpoch => (_samples.Length + (_options.DropLast ? 0 : _batchSize - 1)) / _batchSize;

    public Workspace Workspace { get; }

    public bool HasValidation => _validationEvaluator is not null;

    public IEnumerable<(string Key, string Value)> Identity =>
    [
        ("samples", _count.ToString(CultureInfo.InvariantCulture)),
        ("batch_size", _options.BatchSize.ToString(CultureInfo.InvariantCulture)),
        ("shuffle", _options.Sampler?.Identity ?? (_options.Shuffle ? "1" : "0")),
        ("drop_last", _options.DropLast ? "1" : "0"),
        ("bucket_by_length", _options.BucketByLength ? "1" : "0"),
        ("class_weights", ClassWeightsText(_options)),
        ("validation_fraction", _options.ValidationFraction.ToString("R", CultureInfo.InvariantCulture)),
    ];

    /// <summary>The weights of classes in words, for checkpoints.</summary>
    internal static string ClassWeightsText(FitOptions options) => Text(options.ClassWeights ?? []) + string.Join(
        "; ", Ports<TNetwork>.Losses.Where(port => options.OutputClassWeights?.ContainsKey(port.Name) ?? false)
            .Select(port => $"{port.Name}: {Text(options.OutputClassWeights![port.Name])}"));

    public void Rehearse()
    {
        _trainingEvaluator?.Rehearse();
        _validationEvaluator?.Rehearse();
    }

    public void BeginEpoch(int epoch, int step)
    {
        if (_draw is not null)
            _draw(_order, RandomSeed.Of(_options.Seed, RandomUse.Order, (ulong)epoch));
        else if (_options.Shuffle)
            SampleOrder.Shuffle(_samples, _order, _options.Seed, epoch);
        ulong seed = RandomSeed.Of(_options.Seed, RandomUse.Batches, (ulong)epoch);
        _buckets?.Arrange(_order, _options.Shuffle ? seed : null);
    }

    public float LossAndGradients(int step, Span<float> gradients)
    {
        int start = step * _batchSize;
        int samples = Math.Min(_batchSize, _order.Length - start);
        _batch.Read(_order.AsSpan(start, samples));
        _batch.Announce(Workspace);
        return _network.LossAndGradients(_batch.Inputs, _batch.Targets, Workspace, gradients);
    }

    public Measures? EvaluateTraining(CancellationToken cancellation) => Evaluate(_trainingEvaluator, cancellation);

    public Measures? EvaluateValidation(CancellationToken cancellation) => Evaluate(_validationEvaluator, cancellation);

    // The order is a function of seed and epoch: nothing is carried from step to step.
    public void Save(SafetensorsWriter writer)
    {
    }

    public Action Load(SafetensorsReader reader) => static () => { };

    private static string Text(IReadOnlyList<float> weights)
        => string.Join(' ', weights.Select(static weight => weight.ToString("R", CultureInfo.InvariantCulture)));

    private static Measures? Evaluate(Evaluator<TNetwork>? evaluator, CancellationToken cancellation)
        => evaluator?.Run(cancellation) is { } evaluation ? Measures.Of(evaluation) : null;
}
