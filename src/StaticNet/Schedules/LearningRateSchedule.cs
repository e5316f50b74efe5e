namespace StaticNet;

/// <summary>
/// A learning rate as a function of the number of the update, from 0. It has no state, so resumed training needs only
/// that number. Derive from it to write your own schedule.
/// </summary>
public abstract record LearningRateSchedule
{
    /// <summary>Returns the learning rate of an update.</summary>
    /// <param name="update">The number of the update, from 0.</param>
    public abstract double At(long update);

    /// <summary>Returns the same schedule in epochs (or other groups of updates) instead of updates.</summary>
    /// <param name="updates">The number of updates for one step of this schedule.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="updates"/> is not positive.</exception>
    public LearningRateSchedule StepEvery(int updates) => new StretchedRate(this, updates);

    /// <summary>Puts a linear warm-up before this schedule.</summary>
    /// <param name="updates">The length of the warm-up in updates.</param>
    /// <param name="startFactor">The start of the warm-up, as a fraction of this schedule's first rate.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="updates"/> is not positive, or the factor is negative or not finite.
    /// </exception>
    public LearningRateSchedule AfterWarmUp(int updates, double startFactor = 0.1) => new LinearRate(At(0), updates)
    {
        StartFactor = startFactor,
    }.Then(updates, this);

    /// <summary>Returns this schedule for some updates, followed by another from its start.</summary>
    /// <param name="updates">The number of updates of this schedule.</param>
    /// <param name="next">The schedule that follows.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="updates"/> is not positive.</exception>
    public LearningRateSchedule Then(int updates, LearningRateSchedule next) => new ChainedRate(this, updates, next);
}
