namespace StaticNet;

/// <summary>How <see cref="GradientCheck"/> checks.</summary>
public sealed record GradientCheckOptions
{
    /// <summary>How many samples, or sequences, the batch has. Default: 3.</summary>
    public int Samples { get; init; } = 3;

    /// <summary>How many time steps each sequence has. Default: 4.</summary>
    public int Steps { get; init; } = 4;

    /// <summary>
    /// How many elements of each tensor and input are checked one by one, chosen at random; a random direction checks
    /// all of them together besides. Default: 16.
    /// </summary>
    public int Elements { get; init; } = 16;

    /// <summary>
    /// How far a derivative may be from the difference: this part of the derivative itself, or of the typical one of the
    /// same tensor where that is larger. Default: 0.01; numbers are float, and less would refuse their rounding.
    /// </summary>
    public double Tolerance { get; init; } = 0.01;

    /// <summary>The seed of inputs, targets and choices. Default: 0.</summary>
    public long Seed { get; init; }

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Samples);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Steps);
        ArgumentOutOfRangeException.ThrowIfNegative(Elements);
        if (!(Tolerance > 0))
            throw new ArgumentOutOfRangeException(nameof(Tolerance), Tolerance, "The tolerance must be positive.");
    }
}
