using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Peers;
using StaticNet.Benchmarks.Peers.Own;
using StaticNet.Benchmarks.Peers.Torch;

namespace StaticNet.Benchmarks.Workloads;

/// <summary>
/// Contrastive divergence, CD-1, of a machine of 784 visible and 500 hidden units: updates from batches of 100 samples,
/// one update or an epoch of 60,000 samples.
/// </summary>
internal sealed class RbmTraining(string name, int samples) : Workload
{
    /// <summary>The units on both sides, and the samples of an update.</summary>
    public const int Visible = 784, Hidden = 500, BatchSize = 100;

    /// <summary>How all contestants learn.</summary>
    public const double LearningRate = 0.1, Momentum = 0.5, WeightDecay = 2e-4;

    /// <inheritdoc/>
    public override string Name => name;

    /// <summary>Hidden units given the data, visible ones given those, hidden ones again, and both gradients.</summary>
    public override double Flops => 5.0 * 2 * samples * Visible * Hidden;

    /// <summary>What is compared depends on random numbers, which differ: it is a mean of 78,400 errors.</summary>
    public override double Tolerance => 0.02;

    private RbmData Data => field ??= RbmData.Create(samples);

    /// <inheritdoc/>
    public override IContestant StaticNet(int threads) => new StaticNetRbm(PeerNames.StaticNet, Data, threads);

    /// <inheritdoc/>
    public override IEnumerable<Peer> Peers(int threads)
    {
        yield return new Peer(PeerNames.TorchSharp, () => new TorchRbm(Data, threads));
        if (threads > 1)
        {
            yield return new Peer(
                PeerNames.StaticNetOneThread, () => new StaticNetRbm(PeerNames.StaticNetOneThread, Data, 1));
        }
    }
}
