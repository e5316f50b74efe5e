namespace StaticNet;

/// <summary>Options for training that do not depend on the kind of data.</summary>
public abstract record TrainingOptions
{
    private protected TrainingOptions()
    {
    }

    /// <summary>The number of epochs, that is, passes over the data. Default: 1.</summary>
    public int Epochs { get; init => field = Positive(value, nameof(Epochs)); } = 1;

    /// <summary>
    /// The seed of all random choices in training: the order of samples, the validation split, dropout. Default: 0.
    /// </summary>
    public ulong Seed { get; init; }

    /// <summary>
    /// The learning-rate schedule. Without it and <see cref="RunSchedule"/>, the optimizer's own learning rate is used.
    /// </summary>
    public LearningRateSchedule? Schedule { get; init; }

    /// <summary>
    /// Creates the learning-rate schedule from the length of the run, such as
    /// <c>run => new CosineAnnealing(1e-3, run.Updates).AfterWarmUp(run.Part(0.05))</c>. The length covers all epochs,
    /// including those before resuming: with more <see cref="Epochs"/> than before, a resumed run continues at its
    /// place in the longer schedule.
    /// </summary>
    public Func<RunLength, LearningRateSchedule>? RunSchedule { get; init; }

    /// <summary>The maximum norm of all gradients together (gradient clipping).</summary>
    public double? ClipNorm { get; init => field = Limit(value, nameof(ClipNorm)); }

    /// <summary>Which norm <see cref="ClipNorm"/> limits.</summary>
    public GradientNorm ClipNormKind { get; init; }

    /// <summary>The maximum magnitude of each gradient, applied before the limit of the norm.</summary>
    public double? ClipValue { get; init => field = Limit(value, nameof(ClipValue)); }

    /// <summary>Stops training when it no longer improves.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>The callbacks to call during training.</summary>
    public IReadOnlyList<TrainingCallback> Callbacks { get; init; } = [];

    /// <summary>
    /// Receives the progress at the start, at the end and in the course of each epoch, for example a
    /// <see cref="ConsoleProgress"/>.
    /// </summary>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>The minimum time between two progress reports within an epoch. Default: 0.1 seconds.</summary>
    public TimeSpan ProgressInterval { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// The checkpoint file. It is written after each epoch, after every <see cref="CheckpointSteps"/> steps, and when
    /// training is cancelled.
    /// </summary>
    public string? CheckpointPath { get; init; }

    /// <summary>The number of steps within an epoch after which a checkpoint is also written.</summary>
    public int? CheckpointSteps
    {
        get;
        init => field = value is { } steps ? Positive(steps, nameof(CheckpointSteps)) : null;
    }

    /// <summary>Whether to write a checkpoint when training is cancelled. Default: yes.</summary>
    public bool CheckpointOnCancel { get; init; } = true;

    /// <summary>
    /// Whether to resume from the checkpoint, if it exists. With the same data and options, the result is bit-for-bit
    /// the same as without the interruption. The number of epochs, clipping, the schedule and the patience of early
    /// stopping may change, and apply from there on. A different seed, batch size and so on are rejected, and so is an
    /// optimizer with another learning rate: to change it, set a <see cref="Schedule"/>, such as a
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
