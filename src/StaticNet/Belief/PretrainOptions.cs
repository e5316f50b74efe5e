namespace StaticNet;

/// <summary>How a deep belief network is pre-trained: greedily, each machine on what those below it give.</summary>
public sealed record PretrainOptions
{
    /// <summary>How each machine learns, where <see cref="Machines"/> does not say.</summary>
    public RbmOptions Machine { get; init; } = new();

    /// <summary>
    /// How a machine learns, where they differ, such as <c>rbm => rbm.Name == "rbm1" ? slow : fast</c>.
    /// </summary>
    public Func<RbmDefinition, RbmOptions>? Machines { get; init; }

    /// <summary>How many samples make one update; the last batch of an epoch may have fewer. Default: 100.</summary>
    public int BatchSize { get; init => field = AtLeast(value, 1, nameof(BatchSize)); } = 100;

    /// <summary>
    /// Whether the inputs of Bernoulli units are drawn anew each time they are used, with the data as probabilities,
    /// and not used as they are. Default: no.
    /// </summary>
    public bool SampleInputs { get; init; }

    /// <summary>The seed of all that is drawn: the order of samples, and units. Default: 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>
    /// How many threads may work, the caller's included. The results are the same bits for any number. Default: the
    /// number of processors.
    /// </summary>
    public int Threads { get; init => field = AtLeast(value, 1, nameof(Threads)); } = Environment.ProcessorCount;

    /// <summary>
    /// Data that are not trained with: after each epoch, how much higher their mean free energy is than that of the
    /// training data says how far a machine overfits.
    /// </summary>
    public Dataset? Validation { get; init; }

    /// <summary>Receives how far pre-training is: at the start and the end of an epoch and in between.</summary>
    public IProgress<PretrainProgress>? Progress { get; init; }

    /// <summary>
    /// How much time lies at least between two reports of progress within an epoch. Default: 0.1 seconds.
    /// </summary>
    public TimeSpan ProgressInterval { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// The file to keep a checkpoint in: after each epoch, and where pre-training is cancelled.
    /// </summary>
    public string? CheckpointPath { get; init; }

    /// <summary>
    /// Whether to go on from the checkpoint, where there is one: to the same bits as without the interruption, for the
    /// same data and options.
    /// </summary>
    public bool Resume { get; init; }

    private static int AtLeast(int value, int least, string name)
        => value >= least
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least {least}.");
}
