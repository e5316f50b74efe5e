namespace StaticNet;

/// <summary>Which windows are cut out of series, and what is to be predicted from each.</summary>
/// <param name="Length">How many time steps the network sees.</param>
public sealed record WindowOptions(int Length)
{
    /// <summary>How many time steps the network sees.</summary>
    public int Length { get; } = Positive(Length, nameof(Length));

    /// <summary>How many time steps are predicted. Default: 1.</summary>
    public int Horizon { get; init => field = Positive(value, nameof(Horizon)); } = 1;

    /// <summary>
    /// How many time steps lie between the last that is seen and the first that is predicted. Default: 0.
    /// </summary>
    public int Gap
    {
        get;
        init => field = value >= 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Gap), value, "A gap cannot be negative.");
    }

    /// <summary>How many time steps a window starts after the one before. Default: 1.</summary>
    public int Stride { get; init => field = Positive(value, nameof(Stride)); } = 1;

    /// <summary>
    /// How many time steps a window needs at least: at the start of a series, where there are fewer than
    /// <see cref="Length"/>, windows are shorter, and the data set says how long. Default: <see cref="Length"/>.
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

    /// <summary>How many values a time step has. Default: 1.</summary>
    public int FeaturesPerStep { get; init => field = Positive(value, nameof(FeaturesPerStep)); } = 1;

    /// <summary>Which of the values of a time step are predicted. Default: the first.</summary>
    public IReadOnlyList<int> Targets { get; init; } = [0];

    private static int Positive(int value, string name)
        => value > 0 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least 1.");
}
