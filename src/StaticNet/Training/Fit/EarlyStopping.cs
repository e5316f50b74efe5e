namespace StaticNet;

/// <summary>What early stopping watches.</summary>
public enum MonitoredValue
{
    /// <summary>The validation loss where there are validation data, otherwise the training loss.</summary>
    Default,

    /// <summary>The training loss.</summary>
    Loss,

    /// <summary>The validation loss.</summary>
    ValidationLoss,

    /// <summary>The validation accuracy.</summary>
    ValidationAccuracy,
}

/// <summary>Ends training when a value no longer improves.</summary>
/// <param name="Patience">How many epochs without an improvement end it, at least 1.</param>
public sealed record EarlyStopping(int Patience)
{
    /// <summary>The number of epochs without an improvement that end training.</summary>
    public int Patience { get; } = Patience > 0
        ? Patience
        : throw new ArgumentOutOfRangeException(nameof(Patience), Patience, "The patience must be at least 1 epoch.");

    /// <summary>What is watched.</summary>
    public MonitoredValue Monitor { get; init; }

    /// <summary>
    /// The name of the output whose loss or accuracy is watched, where a network has several losses; null for the loss
    /// of all.
    /// </summary>
    public string? Output { get; init; }

    /// <summary>By how much a value must be better than the best to count as better. Default: 0.</summary>
    public double MinimumDelta { get; init => field = OptimizerSetting.NotNegative(value, nameof(MinimumDelta)); }

    /// <summary>Whether the network gets the best epoch's parameters at the end. Default: yes.</summary>
    public bool RestoreBest { get; init; } = true;
}
