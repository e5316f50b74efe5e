namespace StaticNet;

/// <summary>A schedule of which every step lasts several updates.</summary>
internal sealed record StretchedRate : LearningRateSchedule
{
    private readonly LearningRateSchedule _schedule;
    private readonly int _updates;

    public StretchedRate(LearningRateSchedule schedule, int updates)
        => (_schedule, _updates) = (schedule, ScheduleSetting.Updates(updates));

    /// <inheritdoc/>
    public override double At(long update) => _schedule.At(update / _updates);
}
