using System.Globalization;

namespace StaticNet.Training;

/// <summary>Trains with windows of parallel streams of tokens, from which to which the state is handed on.</summary>
internal sealed class StreamSource<TNetwork> : ITrainingSource
    where TNetwork : class, ITrainableRecurrentNetwork<TNetwork, int>
{
    private const string StatePrefix = "state.";

    private readonly TNetwork _network;
    private readonly NextTokenDataset _data;
    private readonly TokenStreams _streams;
    private readonly RecurrentState? _state;
    private readonly int[] _lengths = [];
    private readonly int[] _inputs;
    private readonly int[] _targets;
    private readonly StreamEvaluator<TNetwork>? _validationEvaluator;

    public StreamSource(Trainer<TNetwork> trainer, NextTokenDataset data, StreamFitOptions options)
    {
        (_network, _data) = (trainer.Network, data);
        _streams = data.Streams(options.Streams, options.Window);
        if (options.Window > TNetwork.MostSteps)
        {
            throw new ArgumentException(
                $"{TNetwork.Definition.Name} has positions for {TNetwork.MostSteps} steps, but a window has "
                + $"{options.Window}.", nameof(options));
        }
        // Without a state, the lengths say how many sequences there are.
        if (TNetwork.StartsEachWindow)
            _lengths = [.. Enumerable.Repeat(options.Window, options.Streams)];
        else
            _state = TNetwork.CreateState(options.Streams);
        _inputs = new int[options.Streams * options.Window];
        _targets = new int[_inputs.Length];
        Workspace = new Workspace(options.Streams, options.Window);
        if (options.Validation is { } validation)
            _validationEvaluator = new StreamEvaluator<TNetwork>(trainer, validation);
    }

    public int StepsPerEpoch => _streams.Windows;

    public Workspace Workspace { get; }

    public bool HasValidation => _validationEvaluator is not null;

    public IEnumerable<(string Key, string Value)> Identity =>
    [
        ("tokens", _data.Count.ToString(CultureInfo.InvariantCulture)),
        ("vocabulary_size", _data.VocabularySize.ToString(CultureInfo.InvariantCulture)),
        ("streams", _streams.Count.ToString(CultureInfo.InvariantCulture)),
        ("window", _streams.Window.ToString(CultureInfo.InvariantCulture)),
    ];

    public void Rehearse() => _validationEvaluator?.Rehearse();

    public void BeginEpoch(int epoch, int step)
    {
        if (step == 0)
            _state?.Reset();
    }

    public float LossAndGradients(int step, Span<float> gradients)
    {
        _streams.Copy(step, _inputs, _targets);
        return _network.LossAndGradients(_inputs, _targets, _state, Workspace, gradients, _lengths);
    }

    // Another pass over all tokens would say little more than the training loss does.
    public Measures? EvaluateTraining(CancellationToken cancellation) => null;

    public Measures? EvaluateValidation(CancellationToken cancellation)
        => _validationEvaluator?.Run(cancellation) is { } evaluation
            ? new Measures(evaluation.Loss, evaluation.Accuracy, PerOutput<Evaluation>.Empty)
            : null;

    public void Save(SafetensorsWriter writer)
    {
        if (_state is not null)
            WeightFile.AddTensors(writer, _state.Layout(), _state.Values, StatePrefix);
    }

    public Action Load(SafetensorsReader reader)
    {
        if (_state is not { } state)
            return static () => { };
        NetworkDefinition layout = state.Layout();
        WeightFile.RequireTensors(reader, layout, StatePrefix);
        float[] values = new float[layout.ParameterLength];
        WeightFile.ReadTensors(reader, layout, values, StatePrefix);
        return () => values.CopyTo(state.Values);
    }
}
