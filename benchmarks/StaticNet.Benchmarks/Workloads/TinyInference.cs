using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Peers;
using StaticNet.Benchmarks.Peers.Onnx;
using StaticNet.Benchmarks.Peers.Own;
using StaticNet.Benchmarks.Peers.Torch;
using StaticNet.Benchmarks.Weights;
using static TorchSharp.torch;

namespace StaticNet.Benchmarks.Workloads;

/// <summary>4-8-3 with tanh, one sample a call, as in a control loop: what a call itself costs.</summary>
internal sealed class TinyInference : Workload
{
    private readonly DenseWeights[] _layers = DenseWeights.Create(4, 8, 3);
    private readonly float[] _input = [0.1f, -0.2f, 0.3f, -0.4f];

    /// <inheritdoc/>
    public override string Name => "tiny-infer-b1";

    /// <inheritdoc/>
    public override double Flops => DenseWeights.ForwardFlops(_layers);

    /// <inheritdoc/>
    public override IContestant StaticNet(int threads) => new SingleCalls(new TinyMlp(seed: 1), _layers, _input);

    /// <inheritdoc/>
    public override IEnumerable<Peer> Peers(int threads)
    {
        yield return new Peer(
            PeerNames.TorchSharp,
            () => new TorchInference(
                () => TorchMlp.Create(_layers, () => nn.Tanh()), _layers, _input, [1, 4], threads));
        yield return new Peer(
            PeerNames.OnnxRuntime, () => new OnnxInference(Model(), _input, outputSize: 3, threads));
    }

    private OnnxModel Model() => new OnnxModel(1, 4).Dense(_layers[0]).Apply("Tanh").Dense(_layers[1]);

    // Calls the class itself, as users do: a call through the interface would be a measurable part of the time here.
    private sealed class SingleCalls(TinyMlp network, DenseWeights[] layers, float[] input)
        : StaticNetInference<TinyMlp>(network, layers, input)
    {
        public override void Run(int iterations)
        {
            TinyMlp network = Network;
            ReadOnlySpan<float> input = Input;
            Span<float> output = Output;
            for (int i = 0; i < iterations; i++)
                network.Predict(input, output);
        }
    }
}
