namespace StaticNet;

/// <summary>
/// Multiplies the rate by a factor at regular intervals: <c>rate factor^floor(update / interval)</c>.
/// </summary>
public sealed record StepDecay : LearningRateSchedule
{
    /// <summary>Creates the schedule.</summary>
    /// <param name="rate">The first learning rate.</param>
    /// <param name="interval">The number of updates between two changes.</param>
    /// <param name="factor">The factor from one rate to the next.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public StepDecay(double rate, int interval, double factor = 0.1)
    {
        Rate = ScheduleSetting.Rate(rate);
        Interval = ScheduleSetting.Updates(interval);
        Factor = ScheduleSetting.Rate(factor);
    }

    /// <summary>The first learning rate.</summary>
    public double Rate { get; }

    /// <summary>The number of updates between two changes.</summary>
    public int Interval { get; }

    /// <summary>The factor from one rate to the next.</summary>
    public double Factor { get; }

    /// <inheritdoc/>
    public override double At(long update) => Rate * Math.Pow(Factor, update / Interval);
}
