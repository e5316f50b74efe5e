using StaticNet.Belief;

namespace StaticNet;

/// <summary>How a deep belief network learns without labels, by whatever algorithm.</summary>
public abstract record BeliefLearningOptions
{
    private protected BeliefLearningOptions()
    {
    }

    /// <summary>How many samples make one update; the last batch of an epoch may have fewer. Default: 100.</summary>
    public int BatchSize { get; init => field = BeliefSetting.AtLeast(value, 1, nameof(BatchSize)); } = 100;

    /// <summary>The seed of all that is drawn: the order of samples, and units. Default: 0.</summary>
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

    /// <summary>Receives how far learning is: at the start and the end of an epoch and in between.</summary>
    public IProgress<PretrainProgress>? Progress { get; init; }

    /// <summary>The minimum time between two progress reports within an epoch. Default: 0.1 seconds.</summary>
    public TimeSpan ProgressInterval { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The file to keep a checkpoint in: after each epoch, and where learning is cancelled.</summary>
    public string? CheckpointPath { get; init; }

    /// <summary>
    /// Whether to go on from the checkpoint, where there is one: to the same bits as without the interruption, for the
    /// same data and options.
    /// </summary>
    public bool Resume { get; init; }
}
