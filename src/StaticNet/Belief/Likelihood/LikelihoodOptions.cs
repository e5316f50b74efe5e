using StaticNet.Belief;

namespace StaticNet;

/// <summary>Options for estimating the likelihood of data.</summary>
public sealed record LikelihoodOptions
{
    /// <summary>
    /// The number of inverse temperatures in annealed importance sampling, from a machine without weights to the one in
    /// question; half of them are in the last fifth. Default: 10,000.
    /// </summary>
    public int Temperatures { get; init => field = BeliefSetting.AtLeast(value, 2, nameof(Temperatures)); } = 10_000;

    /// <summary>The number of runs. Default: 100.</summary>
    public int Runs { get; init => field = BeliefSetting.AtLeast(value, 2, nameof(Runs)); } = 100;

    /// <summary>
    /// The number of times to sample the hidden units of the machines below the top one for each sample. Default: 10.
    /// </summary>
    public int Draws { get; init => field = BeliefSetting.AtLeast(value, 1, nameof(Draws)); } = 10;

    /// <summary>The same seed gives the same estimate. Default: 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>
    /// The maximum number of threads. Results are bit-for-bit the same for any number. Default: the number of
    /// processors.
    /// </summary>
    public int Threads
    {
        get;
        init => field = BeliefSetting.AtLeast(value, 1, nameof(Threads));
    } = Environment.ProcessorCount;

    /// <summary>Receives the fraction of the annealing that is done.</summary>
    public IProgress<double>? Progress { get; init; }
}
