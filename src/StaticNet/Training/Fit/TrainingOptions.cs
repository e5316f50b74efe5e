namespace StaticNet;

/// <summary>How a network is trained, whatever it is trained with.</summary>
public abstract record TrainingOptions
{
    private protected TrainingOptions()
    {
    }

    /// <summary>How many times to go through the data. Default: 1.</summary>
    public int Epochs { get; init => field = Positive(value, nameof(Epochs)); } = 1;

    /// <summary>
    /// The seed of all that training draws: the order of samples, a validation split, dropout. Default: 0.
    /// </summary>
    public ulong Seed { get; init; }

    /// <summary>
    /// The learning rate of each update, from 0; without it, or <see cref="RunSchedule"/>, the optimizer's own.
    /// </summary>
    public LearningRateSchedule? Schedule { get; init; }

    /// <summary>
    /// The schedule for a run of the length that this one has, such as
    /// <c>run => new CosineAnnealing(1e-3, run.Updates).AfterWarmUp(run.Part(0.05))</c>. The length is that of all
    /// epochs, also of those before resuming: with more <see cref="Epochs"/> than before, a resumed run goes on at its
    /// place in the longer schedule.
    /// </summary>
    public Func<RunLength, LearningRateSchedule>? RunSchedule { get; init; }

    /// <summary>The limit of the norm of all gradients together.</summary>
    public double? ClipNorm { get; init => field = Limit(value, nameof(ClipNorm)); }

    /// <summary>Which norm <see cref="ClipNorm"/> limits.</summary>
    public GradientNorm ClipNormKind { get; init; }

    /// <summary>The limit of every gradient by itself, which comes before that of the norm.</summary>
    public double? ClipValue { get; init => field = Limit(value, nameof(ClipValue)); }

    /// <summary>Ends training when it no longer improves.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>What to call while training.</summary>
    public IReadOnlyList<TrainingCallback> Callbacks { get; init; } = [];

    /// <summary>
    /// Receives how far training is, at the start and the end of an epoch and in between, such as a
    /// <see cref="ConsoleProgress"/>.
    /// </summary>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>
    /// How much time lies at least between two reports of progress within an epoch. Default: 0.1 seconds.
    /// </summary>
    public TimeSpan ProgressInterval { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// The file to keep a checkpoint in: after each epoch, after every <see cref="CheckpointSteps"/> steps, and where
    /// training is cancelled.
    /// </summary>
    public string? CheckpointPath { get; init; }

    /// <summary>After how many steps within an epoch to write a checkpoint too.</summary>
    public int? CheckpointSteps
    {
        get;
        init => field = value is { } steps ? Positive(steps, nameof(CheckpointSteps)) : null;
    }

    /// <summary>Whether to write a checkpoint when training is cancelled. Default: yes.</summary>
    public bool CheckpointOnCancel { get; init; } = true;

    /// <summary>
    /// Whether to go on from the checkpoint, where there is one: to the same bits as without the interruption, for the
    /// same data and options. What may change is the number of epochs, clipping, the schedule and how patient early
    /// stopping is, which hold from there on. Another seed, batch size and so on are refused, and also an optimizer
    /// made with another learning rate: give a <see cref="Schedule"/> to go on with another, such as a
    /// <see cref="ConstantRate"/>.
    /// </summary>
    public bool Resume { get; init; }

    private protected static int Positive(int value, string name)
        => value > 0 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least 1.");

    private static double? Limit(double? value, string name)
        => value is null or > 0
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be greater than 0.");
}
