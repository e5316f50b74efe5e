namespace StaticNet;

/// <summary>A decay to zero: <c>rate (1 - update / updates)^power</c>, then zero.</summary>
public sealed record PolynomialDecay : LearningRateSchedule
{
    /// <summary>Creates the schedule.</summary>
    /// <param name="rate">The first learning rate.</param>
    /// <param name="updates">The number of updates until zero.</param>
    /// <param name="power">The power.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public PolynomialDecay(double rate, int updates, double power = 1)
    {
        Rate = ScheduleSetting.Rate(rate);
        Updates = ScheduleSetting.Updates(updates);
        Power = ScheduleSetting.Positive(power);
    }

    /// <summary>The first learning rate.</summary>
    public double Rate { get; }

    /// <summary>The number of updates until zero.</summary>
    public int Updates { get; }

    /// <summary>The power.</summary>
    public double Power { get; }

    /// <inheritdoc/>
    public override double At(long update)
        => Rate * Math.Pow(1 - Math.Min(update, Updates) / (double)Updates, Power);
}
