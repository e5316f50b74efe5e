namespace StaticNet;

/// <summary>Multiplies the rate by a factor at every update: <c>rate factor^update</c>.</summary>
public sealed record ExponentialDecay : LearningRateSchedule
{
    /// <summary>Creates the schedule.</summary>
    /// <param name="rate">The first learning rate.</param>
    /// <param name="factor">The factor from one update to the next.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public ExponentialDecay(double rate, double factor)
    {
        Rate = ScheduleSetting.Rate(rate);
        Factor = ScheduleSetting.Rate(factor);
    }

    /// <summary>The first learning rate.</summary>
    public double Rate { get; }

    /// <summary>The factor from one update to the next.</summary>
    public double Factor { get; }

    /// <inheritdoc/>
    public override double At(long update) => Rate * Math.Pow(Factor, update);
}
