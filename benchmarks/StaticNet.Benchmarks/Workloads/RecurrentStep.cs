using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Peers;
using StaticNet.Benchmarks.Peers.Onnx;
using StaticNet.Benchmarks.Peers.Torch;
using StaticNet.Benchmarks.Weights;

namespace StaticNet.Benchmarks.Workloads;

/// <summary>One step in time of a recurrent network, one stream, the state carried on.</summary>
internal abstract class RecurrentStep(RecurrentNetworkWeights weights, StepInputs inputs) : Workload
{
    /// <inheritdoc/>
    public override double Flops => weights.StepFlops;

    /// <inheritdoc/>
    public override IContestant StaticNet(int threads) => StaticNet(weights, inputs);

    /// <inheritdoc/>
    public override IEnumerable<Peer> Peers(int threads)
    {
        yield return new Peer(PeerNames.TorchSharp, () => new TorchSteps(weights, inputs, threads));
        yield return new Peer(PeerNames.OnnxRuntime, () => new OnnxSteps(weights, inputs, threads));
    }

    /// <summary>Creates this library's contestant.</summary>
    protected abstract IContestant StaticNet(RecurrentNetworkWeights weights, StepInputs inputs);
}
