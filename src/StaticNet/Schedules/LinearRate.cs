namespace StaticNet;

/// <summary>
/// A linear change from one factor of the rate to another, then constant: a warm-up by default, a decay with
/// <c>StartFactor = 1, EndFactor = 0</c>.
/// </summary>
public sealed record LinearRate : LearningRateSchedule
{
    /// <summary>Creates the schedule.</summary>
    /// <param name="rate">The learning rate that the factors multiply.</param>
    /// <param name="updates">The number of updates until the end.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public LinearRate(double rate, int updates)
    {
        Rate = ScheduleSetting.Rate(rate);
        Updates = ScheduleSetting.Updates(updates);
    }

    /// <summary>The learning rate that the factors multiply.</summary>
    public double Rate { get; }

    /// <summary>The number of updates until the end.</summary>
    public int Updates { get; }

    /// <summary>The first factor. Default: 0.1.</summary>
    public double StartFactor { get; init => field = ScheduleSetting.Rate(value, nameof(StartFactor)); } = 0.1;

    /// <summary>The last factor. Default: 1.</summary>
    public double EndFactor { get; init => field = ScheduleSetting.Rate(value, nameof(EndFactor)); } = 1;

    /// <inheritdoc/>
    public override double At(long update)
        => Rate * (StartFactor + (EndFactor - StartFactor) * Math.Min(update, Updates) / Updates);
}
