namespace StaticNet;

/// <summary>The same learning rate throughout.</summary>
public sealed record ConstantRate : LearningRateSchedule
{
    /// <summary>Creates the schedule.</summary>
    /// <param name="rate">The learning rate.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is negative or not finite.</exception>
    public ConstantRate(double rate) => Rate = ScheduleSetting.Rate(rate);

    /// <summary>The learning rate.</summary>
    public double Rate { get; }

    /// <inheritdoc/>
    public override double At(long update) => Rate;
}
