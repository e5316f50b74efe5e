namespace StaticNet;

/// <summary>
/// Cosine annealing from the rate down to a minimum (Loshchilov and Hutter, 2017):
/// <c>minimum + (rate - minimum) (1 + cos(pi update / updates)) / 2</c>. After the end it rises again, as in PyTorch.
/// </summary>
public sealed record CosineAnnealing : LearningRateSchedule
{
    /// <summary>Creates the schedule.</summary>
    /// <param name="rate">The first learning rate.</param>
    /// <param name="updates">The number of updates until the minimum.</param>
    /// <param name="minimum">The lowest rate.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public CosineAnnealing(double rate, int updates, double minimum = 0)
    {
        Rate = ScheduleSetting.Rate(rate);
        Updates = ScheduleSetting.Updates(updates);
        Minimum = ScheduleSetting.Rate(minimum);
    }

    /// <summary>The first learning rate.</summary>
    public double Rate { get; }

    /// <summary>The number of updates until the minimum.</summary>
    public int Updates { get; }

    /// <summary>The lowest rate.</summary>
    public double Minimum { get; }

    /// <inheritdoc/>
    public override double At(long update)
        => Minimum + (Rate - Minimum) * (1 + Math.Cos(Math.PI * update / Updates)) / 2;
}
