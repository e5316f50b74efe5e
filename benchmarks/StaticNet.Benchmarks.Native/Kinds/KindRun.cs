using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Peers;

namespace StaticNet.Benchmarks.Kinds;

/// <summary>Runs one thing over and over on the same memory.</summary>
internal abstract class KindRun : IContestant
{
    /// <inheritdoc/>
    public string Name => PeerNames.StaticNet;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, float[]> Check()
    {
        Run(1);
        return new Dictionary<string, float[]> { ["result"] = Result.Span.ToArray() };
    }

    /// <inheritdoc/>
    public void Run(int iterations)
    {
        for (int i = 0; i < iterations; i++)
            Run();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    /// <summary>What an iteration computes.</summary>
    protected abstract AlignedBuffer Result { get; }

    /// <summary>Does one iteration.</summary>
    protected abstract void Run();
}
