using System.Runtime.InteropServices;
using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Weights;
using StaticNet.Benchmarks.Workloads;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace StaticNet.Benchmarks.Peers.Torch;

/// <summary>
/// Single steps in time by TorchSharp, the state carried from one to the next: inference mode, the cell alone instead
/// of a layer over sequences, inputs already tensors, every tensor freed as soon as it can be.
/// </summary>
internal sealed class TorchSteps : IContestant
{
    private readonly Embedding? _embedding;
    private readonly LSTMCell? _lstm;
    private readonly GRUCell? _gru;
    private readonly Linear _dense;
    private readonly Tensor[] _inputs;
    private readonly int _units;
    private Tensor _hidden;
    private Tensor _memory;
    private float _sink;

    /// <summary>Prepares network and inputs.</summary>
    /// <param name="weights">The layers.</param>
    /// <param name="inputs">What comes in, step by step.</param>
    /// <param name="threads">How many threads a call may use.</param>
    public TorchSteps(RecurrentNetworkWeights weights, StepInputs inputs, int threads)
    {
        TorchRuntime.UseThreads(threads);
        RecurrentWeights cell = weights.Cell;
        _units = cell.Units;
        _embedding = weights.Embedding is { } table ? nn.Embedding(table.Vocabulary, table.Features) : null;
        _lstm = cell.Kind == RecurrentKind.Lstm ? nn.LSTMCell(cell.Inputs, cell.Units) : null;
        _gru = cell.Kind == RecurrentKind.Gru ? nn.GRUCell(cell.Inputs, cell.Units) : null;
        _dense = nn.Linear(weights.Output.Inputs, weights.Output.Outputs);
        IEnumerable<nn.Module> modules = new nn.Module?[] { _embedding, _lstm, _gru, _dense }.OfType<nn.Module>();
        TorchWeights.Set(modules.SelectMany(module => module.parameters()), weights.Layers);
        _inputs = inputs.Tokens is { } tokens
            ? [.. tokens.Select(token => tensor(new long[] { token }))]
            : [.. inputs.Values.Select(value => tensor(new[] { value }, [1, 1]))];
        _hidden = zeros(1, _units);
        _memory = zeros(1, _units);
    }

    /// <inheritdoc/>
    public string Name => PeerNames.TorchSharp;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, float[]> Check()
    {
        using IDisposable inference = inference_mode();
        List<float> outputs = [];
        Restore();
        foreach (Tensor input in _inputs)
        {
            using Tensor output = Step(input);
            outputs.AddRange(output.data<float>().ToArray());
        }
        return new Dictionary<string, float[]> { [StepInputs.Outputs] = [.. outputs] };
    }

    /// <inheritdoc/>
    public void Restore() => Replace(zeros(1, _units), zeros(1, _units));

    /// <inheritdoc/>
    public void Run(int iterations)
    {
        using IDisposable inference = inference_mode();
        for (int i = 0; i < iterations; i++)
        {
            using Tensor output = Step(_inputs[i % StepInputs.Count]);
            _sink += MemoryMarshal.Read<float>(output.bytes);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Tensor input in _inputs)
            input.Dispose();
        _hidden.Dispose();
        _memory.Dispose();
        _embedding?.Dispose();
        _lstm?.Dispose();
        _gru?.Dispose();
        _dense.Dispose();
    }

    private Tensor Step(Tensor input)
    {
        if (_embedding is null)
            return Recur(input);
        using Tensor features = _embedding.forward(input);
        return Recur(features);
    }

    private Tensor Recur(Tensor features)
    {
        if (_lstm is not null)
        {
            (Tensor hidden, Tensor memory) = _lstm.forward(features, (_hidden, _memory));
            Replace(hidden, memory);
        }
        else
        {
            Tensor hidden = _gru!.forward(features, _hidden);
            _hidden.Dispose();
            _hidden = hidden;
        }
        return _dense.forward(_hidden);
    }

    private void Replace(Tensor hidden, Tensor memory)
    {
        _hidden.Dispose();
        _memory.Dispose();
        (_hidden, _memory) = (hidden, memory);
    }
}
