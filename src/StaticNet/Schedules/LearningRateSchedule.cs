namespace StaticNet;

/// <summary>
/// A learning rate as a function of the number of the update, from 0. It has no state, so that resumed training needs
/// nothing but that number. Derive from it for a schedule of one's own.
/// </summary>
public abstract record LearningRateSchedule
{
    /// <summary>The learning rate of an update.</summary>
    /// <param name="update">The number of the update, from 0.</param>
    public abstract double At(long update);

    /// <summary>The same schedule in epochs (or other groups of updates) instead of updates.</summary>
    /// <param name="updates">How many updates one step of this schedule lasts.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="updates"/> is not positive.</exception>
    public LearningRateSchedule StepEvery(int updates) => new StretchedRate(this, updates);

    /// <summary>A linear warm-up, then this schedule from its start.</summary>
    /// <param name="updates">How many updates the warm-up lasts.</param>
    /// <param name="startFactor">The factor of this schedule's first rate at which it starts.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="updates"/> is not positive, or the factor is negative or not finite.
    /// </exception>
    public LearningRateSchedule AfterWarmUp(int updates, double startFactor = 0.1) => new LinearRate(At(0), updates)
    {
        StartFactor = startFactor,
    }.Then(updates, this);

    /// <summary>This schedule for some updates, then another from its start.</summary>
    /// <param name="updates">How many updates this one lasts.</param>
    /// <param name="next">What follows.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="updates"/> is not positive.</exception>
    public LearningRateSchedule Then(int updates, LearningRateSchedule next) => new ChainedRate(this, updates, next);
}
