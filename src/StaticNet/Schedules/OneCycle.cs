namespace StaticNet;

/// <summary>The shape of the change from one rate to another.</summary>
public enum Annealing
{
    /// <summary>Half a cosine.</summary>
    Cosine,

    /// <summary>A straight line.</summary>
    Linear,
}

/// <summary>
/// The one-cycle policy (Smith and Topin, 2018), as in PyTorch: up from <c>maximum / StartDivisor</c> to the maximum,
/// then down to <c>maximum / StartDivisor / EndDivisor</c>, where it stays.
/// </summary>
public sealed record OneCycle : LearningRateSchedule
{
    /// <summary>Creates the schedule.</summary>
    /// <param name="maximum">The highest learning rate.</param>
    /// <param name="updates">The length of the cycle in updates.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public OneCycle(double maximum, int updates)
    {
        Maximum = ScheduleSetting.Rate(maximum);
        Updates = ScheduleSetting.Updates(updates);
    }

    /// <summary>The highest learning rate.</summary>
    public double Maximum { get; }

    /// <summary>The length of the cycle in updates.</summary>
    public int Updates { get; }

    /// <summary>The fraction of the cycle in which the rate rises. Default: 0.3.</summary>
    public double RisingFraction
    {
        get;
        init => field = value is >= 0 and <= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(RisingFraction), value, "A fraction is from 0 to 1.");
    } = 0.3;

    /// <summary>The ratio of the maximum to the first rate. Default: 25.</summary>
    public double StartDivisor { get; init => field = ScheduleSetting.Positive(value, nameof(StartDivisor)); } = 25;

    /// <summary>The ratio of the first rate to the last. Default: 10,000.</summary>
    public double EndDivisor { get; init => field = ScheduleSetting.Positive(value, nameof(EndDivisor)); } = 10_000;

    /// <summary>The shape of the changes between rates. Default: half a cosine.</summary>
    public Annealing Annealing { get; init; }

    /// <summary>
    /// Whether to use three phases: the rate falls symmetrically to its rise, and then to the last rate. Default: no.
    /// </summary>
    public bool ThreePhases { get; init; }

    /// <inheritdoc/>
    public override double At(long update)
    {
        double first = Maximum / StartDivisor, last = first / EndDivisor, end = Updates - 1;
        double top = RisingFraction * Updates - 1;
        if (update <= top)
            return Between(first, Maximum, update, 0, top);
        if (!ThreePhases)
            return Between(Maximum, last, update, top, end);
        double foot = 2 * RisingFraction * Updates - 2;
        return update <= foot
            ? Between(Maximum, first, update, top, foot)
            : Between(first, last, update, foot, end);
    }

    private double Between(double from, double to, long update, double start, double end)
    {
        double along = end > start ? Math.Min(1, (update - start) / (end - start)) : 1;
        return Annealing == Annealing.Linear
            ? from + (to - from) * along
            : to + (from - to) / 2 * (1 + Math.Cos(Math.PI * along));
    }
}
