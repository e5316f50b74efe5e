using Microsoft.ML.OnnxRuntime;
using StaticNet.Benchmarks.Measurement;

namespace StaticNet.Benchmarks.Peers.Onnx;

/// <summary>
/// Inference by ONNX Runtime in its best case: all graph optimisations, input and output bound once to pinned memory,
/// nothing copied and nothing allocated per call.
/// </summary>
internal sealed class OnnxInference : IContestant
{
    private readonly float[] _input;
    private readonly float[] _output;
    private readonly Func<float[], float[]> _order;
    private readonly InferenceSession _session;
    private readonly RunOptions _runOptions = new();
    private readonly OrtIoBinding _binding;
    private readonly OrtValue _inputValue;
    private readonly OrtValue _outputValue;
    private float _sink;

    /// <summary>Loads a model.</summary>
    /// <param name="model">The model, without its output's shape.</param>
    /// <param name="input">The input.</param>
    /// <param name="outputSize">The number of output values of one sample.</param>
    /// <param name="threads">How many threads a call may use.</param>
    public OnnxInference(OnnxModel model, float[] input, int outputSize, int threads)
        : this(model, input, [model.InputShape[0], outputSize], threads, order: null)
    {
    }

    /// <summary>Loads a model.</summary>
    /// <param name="model">The model, without its output's shape.</param>
    /// <param name="input">The input.</param>
    /// <param name="outputShape">The shape of the output.</param>
    /// <param name="threads">How many threads a call may use.</param>
    /// <param name="order">Brings an output into the order of this library; null where it is the same.</param>
    public OnnxInference(
        OnnxModel model, float[] input, long[] outputShape, int threads, Func<float[], float[]>? order)
    {
        _order = order ?? (static output => [.. output]);
        _session = OnnxRuntimeOptions.Load(model.Build(outputShape), threads);
        _input = OnnxRuntimeOptions.Pinned<float>(input.Length);
        input.CopyTo(_input, 0);
        _output = OnnxRuntimeOptions.Pinned<float>((int)outputShape.Aggregate(static (count, size) => count * size));
        _inputValue = OrtValue.CreateTensorValueFromMemory(_input, model.InputShape);
        _outputValue = OrtValue.CreateTensorValueFromMemory(_output, outputShape);
        _binding = _session.CreateIoBinding();
        _binding.BindInput(OnnxModel.Input, _inputValue);
        _binding.BindOutput(model.Output, _outputValue);
    }

    /// <inheritdoc/>
    public string Name => PeerNames.OnnxRuntime;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, float[]> Check()
    {
        Run(1);
        return new Dictionary<string, float[]> { ["output"] = _order(_output) };
    }

    /// <inheritdoc/>
    public void Run(int iterations)
    {
        for (int i = 0; i < iterations; i++)
        {
            _session.RunWithBinding(_runOptions, _binding);
            _sink += _output[0];
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _binding.Dispose();
        _inputValue.Dispose();
        _outputValue.Dispose();
        _runOptions.Dispose();
        _session.Dispose();
    }
}
