using Microsoft.ML.OnnxRuntime;
using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Weights;

namespace StaticNet.Benchmarks.Peers.Onnx;

/// <summary>
/// The transformer by ONNX Runtime in its best case: all graph optimisations, everything bound once to pinned memory.
/// With a past, its keys and values are inputs and those of the step outputs.
/// </summary>
internal sealed class OnnxTransformerInference : IContestant
{
    private readonly InferenceSession _session;
    private readonly RunOptions _runOptions = new();
    private readonly OrtIoBinding _binding;
    private readonly List<OrtValue> _bound = [];
    private readonly float[] _output;
    private float _sink;

    /// <summary>Loads a model.</summary>
    /// <param name="weights">The layers.</param>
    /// <param name="tokens">All tokens of the sequence.</param>
    /// <param name="past">
    /// How many of them come before, whose keys and values are computed here, once; 0 for whole sequences.
    /// </param>
    /// <param name="threads">How many threads a call may use.</param>
    public OnnxTransformerInference(TransformerWeights weights, int[] tokens, int past, int threads)
    {
        int steps = tokens.Length - past;
        _session = OnnxRuntimeOptions.Load(OnnxTransformer.Build(weights, past, steps), threads);
        _binding = _session.CreateIoBinding();
        _output = OnnxRuntimeOptions.Pinned<float>(steps * TransformerWeights.Vocabulary);
        long[] input = OnnxRuntimeOptions.Pinned<long>(steps);
        for (int step = 0; step < steps; step++)
            input[step] = tokens[past + step];
        _binding.BindInput(OnnxTransformer.Input, Bound(OrtValue.CreateTensorValueFromMemory(input, [1, steps])));
        _binding.BindOutput(OnnxTransformer.Output, Bound(
            OrtValue.CreateTensorValueFromMemory(_output, [1, steps, TransformerWeights.Vocabulary])));
        if (past > 0)
            BindPast(weights, tokens, past);
    }

    /// <inheritdoc/>
    public string Name => PeerNames.OnnxRuntime;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, float[]> Check()
    {
        Run(1);
        return new Dictionary<string, float[]> { ["output"] = [.. _output] };
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
        _bound.ForEach(value => value.Dispose());
        _runOptions.Dispose();
        _session.Dispose();
    }

    // Keys and values of the past come of one call over all of it.
    private void BindPast(TransformerWeights weights, int[] tokens, int past)
    {
        using InferenceSession whole =
            OnnxRuntimeOptions.Load(OnnxTransformer.Build(weights, 0, past, givesPast: true), threads: 1);
        long[] first = [.. tokens.Take(past).Select(token => (long)token)];
        using OrtValue input = OrtValue.CreateTensorValueFromMemory(first, [1, past]);
        string[] names = [.. Enumerable.Range(0, weights.Blocks.Count).SelectMany(block
            => (string[])[OnnxTransformer.Past(block).Keys, OnnxTransformer.Past(block).Values])];
        using IDisposableReadOnlyCollection<OrtValue> values =
            whole.Run(_runOptions, [OnnxTransformer.Input], [input], names);
        for (int i = 0; i < names.Length; i++)
        {
            float[] kept = OnnxRuntimeOptions.Pinned<float>(past * TransformerWeights.Features);
            values[i].GetTensorDataAsSpan<float>().CopyTo(kept);
            _binding.BindInput(names[i], Bound(OrtValue.CreateTensorValueFromMemory(
                kept, [1, TransformerWeights.Heads, past, TransformerWeights.HeadSize])));
            float[] next = OnnxRuntimeOptions.Pinned<float>(TransformerWeights.Features);
            _binding.BindOutput(OnnxTransformer.Next(names[i]), Bound(OrtValue.CreateTensorValueFromMemory(
                next, [1, TransformerWeights.Heads, 1, TransformerWeights.HeadSize])));
        }
    }

    private OrtValue Bound(OrtValue value)
    {
        _bound.Add(value);
        return value;
    }
}
