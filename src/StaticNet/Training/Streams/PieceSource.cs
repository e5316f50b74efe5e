using System.Globalization;

namespace StaticNet.Training;

/// <summary>Trains with batches that are drawn from the buffer of a stream.</summary>
internal sealed class PieceSource<TNetwork> : ITrainingSource, IDisposable
    where TNetwork : class, ITrainableNetwork<TNetwork>
{
    private readonly TNetwork _network;
    private readonly FitOptions _options;
    private readonly StreamSamples<TNetwork> _samples;
    private readonly long _count;
    private readonly int _bufferSize;
    private readonly int _batchSize;
    private readonly BoundDataset _buffer;
    private readonly BatchReader _batch;
    private readonly Evaluator<TNetwork>? _validationEvaluator;
    private SampleFeed? _feed;

    public PieceSource(
        Trainer<TNetwork> trainer, DataStream stream, FitOptions options, CancellationToken cancellation)
    {
        BoundDataset? validation = FitCheck.RequireStream<TNetwork>(options);
        (_network, _options) = (trainer.Network, options);
        _samples = new StreamSamples<TNetwork>(
            stream, "training", mustLearn: true, data => WeightCheck.ClassMismatch(data, options));
        _count = _samples.Measure(cancellation);
        _batchSize = (int)Math.Min(options.BatchSize, _count);
        FitCheck.RequireBatches(_count, _batchSize, TNetwork.SmallestBatch, options);
        StepsPerEpoch = checked((int)((_count + (options.DropLast ? 0 : _batchSize - 1)) / _batchSize));
        long buffer = options.Shuffle ? Math.Max(stream.ShuffleBuffer, _batchSize) : _batchSize;
        _bufferSize = (int)Math.Min(buffer, _count);
        _buffer = _samples.Room(_bufferSize);
        if (options.EarlyStopping is { } stopping)
            FitCheck.RequireWatched(stopping, (validation ?? _buffer).Targets);
        _batch = new BatchReader(_buffer, _batchSize, options);
        Workspace = new Workspace(_batchSize, _buffer.Steps);
        if (validation is not null)
        {
            int[] all = SampleOrder.All(validation.Count);
            _validationEvaluator = new Evaluator<TNetwork>(trainer, validation, all, keepsConfusion: false);
        }
    }

    public int StepsPerEpoch { get; }

    public Workspace Workspace { get; }

    public bool HasValidation => _validationEvaluator is not null;

    public IEnumerable<(string Key, string Value)> Identity =>
    [
        ("samples", _count.ToString(CultureInfo.InvariantCulture)),
        ("batch_size", _options.BatchSize.ToString(CultureInfo.InvariantCulture)),
        ("shuffle", _options.Shuffle ? "1" : "0"),
        ("shuffle_buffer", _bufferSize.ToString(CultureInfo.InvariantCulture)),
        ("drop_last", _options.DropLast ? "1" : "0"),
        ("class_weights", SampleSource<TNetwork>.ClassWeightsText(_options)),
    ];

    public void Rehearse() => _validationEvaluator?.Rehearse();

    // What was drawn before is a function of seed, epoch and stream: it is drawn again, and passed over.
    public void BeginEpoch(int epoch, int step)
    {
        _feed?.Dispose();
        ulong? seed = _options.Shuffle ? RandomSeed.Of(_options.Seed, RandomUse.Order, (ulong)epoch) : null;
        _feed = new SampleFeed(_samples.Start(), _buffer.Data, seed);
        for (int done = 0; done < step; done++)
            _feed.Next(_batchSize);
    }

    public float LossAndGradients(int step, Span<float> gradients)
    {
        ReadOnlySpan<int> samples = _feed!.Next(_batchSize);
        bool isLast = step == StepsPerEpoch - 1;
        bool isFull = samples.Length == _batchSize
            || (isLast && !_options.DropLast && samples.Length == _count % _batchSize);
        if (!isFull || (isLast && !_options.DropLast && !_feed.IsOver))
        {
            throw new DatasetMismatchException(
                $"The stream had {_count} samples before, but has {(isFull ? "more" : "fewer")} in this pass.");
        }
        _batch.Read(samples);
        _batch.Announce(Workspace);
        return _network.LossAndGradients(_batch.Inputs, _batch.Targets, Workspace, gradients);
    }

    // It would take another pass over the stream.
    public Measures? EvaluateTraining(CancellationToken cancellation) => null;

    public Measures? EvaluateValidation(CancellationToken cancellation)
        => _validationEvaluator?.Run(cancellation) is { } evaluation ? Measures.Of(evaluation) : null;

    public void Save(SafetensorsWriter writer)
    {
    }

    public Action Load(SafetensorsReader reader) => static () => { };

    public void Dispose() => _feed?.Dispose();
}
