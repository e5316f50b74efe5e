namespace StaticNet;

/// <summary>Options for <see cref="GradientCheck"/>.</summary>
public sealed record GradientCheckOptions
{
    /// <summary>The number of samples, or sequences, in the batch. Default: 3.</summary>
    public int Samples { get; init; } = 3;

    /// <summary>The number of time steps of each sequence. Default: 4.</summary>
    public int Steps { get; init; } = 4;

    /// <summary>
    /// The number of elements of each tensor and input to check one by one, chosen at random. In addition, a random
    /// direction checks all of them together. Default: 16.
    /// </summary>
    public int Elements { get; init; } = 16;

    /// <summary>
    /// The relative tolerance: a fraction of the derivative itself, or of the typical one in the same tensor if that is
    /// larger. Default: 0.01; less would reject the rounding of float.
    /// </summary>
    public double Tolerance { get; init; } = 0.01;

    /// <summary>The seed of the inputs, targets and chosen elements. Default: 0.</summary>
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
