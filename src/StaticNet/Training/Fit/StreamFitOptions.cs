namespace StaticNet;

/// <summary>How a network is trained with a <see cref="NextTokenDataset"/>.</summary>
public sealed record StreamFitOptions : TrainingOptions
{
    /// <summary>How many streams the tokens are cut into, which are trained with side by side. Default: 32.</summary>
    public int Streams { get; init => field = Positive(value, nameof(Streams)); } = 32;

    /// <summary>
    /// How many tokens of each stream make one update, and how far back in time gradients flow. Default: 64.
    /// </summary>
    public int Window { get; init => field = Positive(value, nameof(Window)); } = 64;

    /// <summary>The tokens to evaluate on after each epoch, as one stream.</summary>
    public NextTokenDataset? Validation { get; init; }
}
