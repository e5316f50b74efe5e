using StaticNet.Benchmarks.Measurement;

namespace StaticNet.Benchmarks.Workloads;

/// <summary>A job that every library does, each in the way that suits it best.</summary>
internal abstract class Workload
{
    /// <summary>Its name in tables and JSON.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// How many floating-point operations the matrix products of one iteration do, as the mathematics asks:
    /// activations, losses and optimizers are not counted.
    /// </summary>
    public abstract double Flops { get; }

    /// <summary>What is to be said of it below the table, or null.</summary>
    public virtual string? Note => null;

    /// <summary>By how much, as a part of the largest value, contestants may differ.</summary>
    public virtual double Tolerance => Agreement.Tolerance;

    /// <summary>Creates this library's contestant.</summary>
    /// <param name="threads">How many threads it may use.</param>
    public abstract IContestant StaticNet(int threads);

    /// <summary>
    /// The peers; each is created when it is called, which fails where its native library does not load.
    /// </summary>
    /// <param name="threads">How many threads they may use.</param>
    public abstract IEnumerable<Peer> Peers(int threads);
}
