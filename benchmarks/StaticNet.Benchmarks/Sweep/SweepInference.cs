using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Peers;
using StaticNet.Benchmarks.Peers.Onnx;
using StaticNet.Benchmarks.Workloads;

namespace StaticNet.Benchmarks.Sweep;

/// <summary>The logits of a drawn network.</summary>
/// <param name="network">The network, with its weights.</param>
/// <param name="compiled">What the compiler made of it.</param>
internal sealed class SweepInference(SweepNetwork network, CompiledNetwork compiled) : InferenceWorkload
{
    private readonly ClassifierBatch _batch = network.CreateBatch();

    /// <inheritdoc/>
    public override string Name => $"infer {network}";

    /// <inheritdoc/>
    public override double Flops => network.ForwardFlops;

    /// <inheritdoc/>
    public override double Tolerance => 1e-3;

    /// <inheritdoc/>
    protected override IContestant StaticNet(string name, int threads) => compiled.Inference(name, _batch, threads);

    /// <inheritdoc/>
    protected override IEnumerable<Peer> Others(int threads)
    {
        yield return new Peer(
            PeerNames.OnnxRuntime,
            () => new OnnxInference(
                network.CreateOnnx(), SweepOrder.OnnxInput(network, _batch.Input), [network.Rows, network.Classes],
                threads, output => SweepOrder.FromOnnx(network, output)));
    }
}
