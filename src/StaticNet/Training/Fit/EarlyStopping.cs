namespace StaticNet;

/// <summary>The value that early stopping monitors.</summary>
public enum MonitoredValue
{
    /// <summary>The validation loss if there are validation data, otherwise the training loss.</summary>
    Default,

    /// <summary>The training loss.</summary>
    Loss,

    /// <summary>The validation loss.</summary>
    ValidationLoss,

    /// <summary>The validation accuracy.</summary>
    ValidationAccuracy,
}

/// <summary>Ends training when a value no longer improves.</summary>
/// <param name="Patience">The number of epochs without an improvement after which training ends, at least 1.</param>
public sealed record EarlyStopping(int Patience)
{
    /// <summary>The number of epochs without an improvement that end training.</summary>
    public int Patience { get; } = Patience > 0
        ? Patience
        : throw new ArgumentOutOfRangeException(nameof(Patience), Patience, "The patience must be at least 1 epoch.");

    /// <summary>The value to monitor.</summary>
    public MonitoredValue Monitor { get; init; }

    /// <summary>
    /// The name of the output whose loss or accuracy to monitor, if the network has several losses; null for the total
    /// loss.
    /// </summary>
    public string? Output { get; init; }

    /// <summary>The smallest difference from the best value that counts as an improvement. Default: 0.</summary>
    public double MinimumDelta { get; init => field = OptimizerSetting.NotNegative(value, nameof(MinimumDelta)); }

    /// <summary>Whether to restore the best epoch's parameters at the end. Default: yes.</summary>
    public bool RestoreBest { get; init; } = true;
}
