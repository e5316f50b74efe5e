namespace StaticNet;

/// <summary>Options for training on a <see cref="NextTokenDataset"/>.</summary>
public sealed record StreamFitOptions : TrainingOptions
{
    /// <summary>The number of parallel streams that the tokens are cut into. Default: 32.</summary>
    public int Streams { get; init => field = Positive(value, nameof(Streams)); } = 32;

    /// <summary>
    /// The number of tokens of each stream per update, which is also how far back in time gradients flow. Default: 64.
    /// </summary>
    public int Window { get; init => field = Positive(value, nameof(Window)); } = 64;

    /// <summary>The validation tokens, on which the network is evaluated after each epoch, as one stream.</summary>
    public NextTokenDataset? Validation { get; init; }
}
