namespace StaticNet;

/// <summary>How a deep belief network is fine-tuned as a model of its inputs, by the up-down algorithm.</summary>
public sealed record UpDownOptions
{
    /// <summary>How many times to go through the data. Default: 10.</summary>
    public int Epochs { get; init => field = AtLeast(value, nameof(Epochs)); } = 10;

    /// <summary>How many samples make one update. Default: 100.</summary>
    public int BatchSize { get; init => field = AtLeast(value, nameof(BatchSize)); } = 100;

    /// <summary>The learning rate. Default: 0.01.</summary>
    public double LearningRate
    {
        get;
        init => field = value > 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(LearningRate), value, "It must be greater than 0.");
    } = 0.01;

    /// <summary>How many steps of Gibbs sampling the top machine makes from the data. Default: 3.</summary>
    public int GibbsSteps { get; init => field = AtLeast(value, nameof(GibbsSteps)); } = 3;

    /// <summary>The seed of all that is drawn. Default: 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>
    /// How many threads may work. The results are the same bits for any number. Default: the number of processors.
    /// </summary>
    public int Threads { get; init => field = AtLeast(value, nameof(Threads)); } = Environment.ProcessorCount;

    /// <summary>Receives how far it is: at the start and the end of an epoch and in between.</summary>
    public IProgress<PretrainProgress>? Progress { get; init; }

    /// <summary>
    /// How much time lies at least between two reports of progress within an epoch. Default: 0.1 seconds.
    /// </summary>
    public TimeSpan ProgressInterval { get; init; } = TimeSpan.FromMilliseconds(100);

    private static int AtLeast(int value, string name)
        => value >= 1 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least 1.");
}
