namespace StaticNet;

/// <summary>Options for cutting windows out of time series.</summary>
/// <param name="Length">The number of time steps that the network sees.</param>
public sealed record WindowOptions(int Length)
{
    /// <summary>The number of time steps that the network sees.</summary>
    public int Length { get; } = Positive(Length, nameof(Length));

    /// <summary>The number of time steps to predict. Default: 1.</summary>
    public int Horizon { get; init => field = Positive(value, nameof(Horizon)); } = 1;

    /// <summary>The number of time steps between the last input and the first target. Default: 0.</summary>
    public int Gap
    {
        get;
        init => field = value >= 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Gap), value, "A gap cannot be negative.");
    }

    /// <summary>The number of time steps from the start of one window to the next. Default: 1.</summary>
    public int Stride { get; init => field = Positive(value, nameof(Stride)); } = 1;

    /// <summary>
    /// The minimum number of time steps in a window. At the start of a series, where there are fewer than
    /// <see cref="Length"/>, windows are shorter, and the data set has their lengths. Default: <see cref="Length"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not from 1 to the length.</exception>
    public int MinimumLength
    {
        get;
        init => field = value >= 1 && value <= Length
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(MinimumLength), value, $"It must be from 1 to {Length}, the length.");
    } = Length;

    /// <summary>The number of values per time step. Default: 1.</summary>
    public int FeaturesPerStep { get; init => field = Positive(value, nameof(FeaturesPerStep)); } = 1;

    /// <summary>The indices of the values of a time step to predict. Default: the first.</summary>
    public IReadOnlyList<int> Targets { get; init; } = [0];

    private static int Positive(int value, string name)
        => value > 0 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least 1.");
}
