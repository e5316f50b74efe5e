using StaticNet.Belief;

namespace StaticNet;

/// <summary>Options for unsupervised learning of a deep belief network, for all algorithms.</summary>
public abstract record BeliefLearningOptions
{
    private protected BeliefLearningOptions()
    {
    }

    /// <summary>The number of samples per update; the last batch of an epoch may be smaller. Default: 100.</summary>
    public int BatchSize { get; init => field = BeliefSetting.AtLeast(value, 1, nameof(BatchSize)); } = 100;

    /// <summary>The seed of all random choices: the order of samples, and the sampled units. Default: 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>
    /// The maximum number of threads, including the caller's. Results are bit-for-bit the same for any number. Default:
    /// the number of processors.
    /// </summary>
    public int Threads
    {
        get;
        init => field = BeliefSetting.AtLeast(value, 1, nameof(Threads));
    } = Environment.ProcessorCount;

    /// <summary>Receives the progress at the start, at the end and in the course of each epoch.</summary>
    public IProgress<PretrainProgress>? Progress { get; init; }

    /// <summary>The minimum time between two progress reports within an epoch. Default: 0.1 seconds.</summary>
    public TimeSpan ProgressInterval { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The checkpoint file. It is written after each epoch, and when learning is cancelled.</summary>
    public string? CheckpointPath { get; init; }

    /// <summary>
    /// Whether to resume from the checkpoint, if it exists. With the same data and options, the result is bit-for-bit
    /// the same as without the interruption.
    /// </summary>
    public bool Resume { get; init; }
}
