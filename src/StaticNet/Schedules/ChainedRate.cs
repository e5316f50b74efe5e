namespace StaticNet;

/// <summary>One schedule for some updates, then another from its start.</summary>
internal sealed record ChainedRate : LearningRateSchedule
{
    private readonly LearningRateSchedule _first;
    private readonly int _updates;
    private readonly LearningRateSchedule _next;

    public ChainedRate(LearningRateSchedule first, int updates, LearningRateSchedule next)
    {
        ArgumentNullException.ThrowIfNull(next);
        (_first, _updates, _next) = (first, ScheduleSetting.Updates(updates), next);
    }

    /// <inheritdoc/>
    public override double At(long update) => update < _updates ? _first.At(update) : _next.At(update - _updates);
}
