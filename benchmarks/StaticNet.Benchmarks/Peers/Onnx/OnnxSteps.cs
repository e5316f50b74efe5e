using Microsoft.ML.OnnxRuntime;
using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Weights;
using StaticNet.Benchmarks.Workloads;

namespace StaticNet.Benchmarks.Peers.Onnx;

/// <summary>
/// Single steps in time by ONNX Runtime in its best case: all graph optimisations, everything bound once to pinned
/// memory. Two bindings take turns, each of which writes the state where the other reads it, so that nothing is copied.
/// </summary>
internal sealed class OnnxSteps : IContestant
{
    private readonly InferenceSession _session;
    private readonly RunOptions _runOptions = new();
    private readonly StepInputs _inputs;
    private readonly float[] _value = OnnxRuntimeOptions.Pinned<float>(1);
    private readonly long[] _token = OnnxRuntimeOptions.Pinned<long>(1);
    private readonly float[] _output;
    private readonly List<float[]> _states = [];
    private readonly List<OrtValue> _bound = [];
    private readonly OrtIoBinding[] _bindings;
    private int _next;
    private float _sink;

    /// <summary>Loads a model.</summary>
    /// <param name="weights">The layers.</param>
    /// <param name="inputs">What comes in, step by step.</param>
    /// <param name="threads">How many threads a call may use.</param>
    public OnnxSteps(RecurrentNetworkWeights weights, StepInputs inputs, int threads)
    {
        _session = OnnxRuntimeOptions.Load(OnnxStepModel.Build(weights), threads);
        _inputs = inputs;
        _output = OnnxRuntimeOptions.Pinned<float>(weights.Output.Outputs);
        OrtValue input = Bound(inputs.Tokens is null
            ? OrtValue.CreateTensorValueFromMemory(_value, [1, 1, 1])
            : OrtValue.CreateTensorValueFromMemory(_token, [1, 1]));
        OrtValue output = Bound(OrtValue.CreateTensorValueFromMemory(_output, [1, weights.Output.Outputs]));
        _bindings = [_session.CreateIoBinding(), _session.CreateIoBinding()];
        foreach (OrtIoBinding binding in _bindings)
        {
            binding.BindInput(OnnxStepModel.Input, input);
            binding.BindOutput(OnnxStepModel.Output, output);
        }
        foreach (string state in OnnxStepModel.States(weights.Cell.Kind))
        {
            OrtValue even = State(weights.Cell.Units), odd = State(weights.Cell.Units);
            _bindings[0].BindInput(state, even);
            _bindings[0].BindOutput(OnnxStepModel.NewState(state), odd);
            _bindings[1].BindInput(state, odd);
            _bindings[1].BindOutput(OnnxStepModel.NewState(state), even);
        }
    }

    /// <inheritdoc/>
    public string Name => PeerNames.OnnxRuntime;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, float[]> Check()
    {
        List<float> outputs = [];
        Restore();
        for (int i = 0; i < StepInputs.Count; i++)
        {
            Step(i);
            outputs.AddRange(_output);
        }
        return new Dictionary<string, float[]> { [StepInputs.Outputs] = [.. outputs] };
    }

    /// <inheritdoc/>
    public void Restore() => _states.ForEach(Array.Clear);

    /// <inheritdoc/>
    public void Run(int iterations)
    {
        for (int i = 0; i < iterations; i++)
        {
            Step(i % StepInputs.Count);
            _sink += _output[0];
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (OrtIoBinding binding in _bindings)
            binding.Dispose();
        _bound.ForEach(value => value.Dispose());
        _runOptions.Dispose();
        _session.Dispose();
    }

    private void Step(int index)
    {
        if (_inputs.Tokens is { } tokens)
            _token[0] = tokens[index];
        else
            _value[0] = _inputs.Values[index];
        _session.RunWithBinding(_runOptions, _bindings[_next]);
        _next ^= 1;
    }

    private OrtValue State(int units)
    {
        float[] state = OnnxRuntimeOptions.Pinned<float>(units);
        _states.Add(state);
        return Bound(OrtValue.CreateTensorValueFromMemory(state, [1, 1, units]));
    }

    private OrtValue Bound(OrtValue value)
    {
        _bound.Add(value);
        return value;
    }
}
