using System.Globalization;

namespace StaticNet.Training;

/// <summary>Finds the schedule of a run and checks it before training begins.</summary>
internal static class ScheduleCheck
{
    // Some hundredths of a second; whoever trains for longer learns of a wrong rate when it is its turn.
    private const int MostChecked = 1_000_000;

    /// <summary>The schedule that the options give for a run; null where the optimizer has the rate.</summary>
    /// <exception cref="ArgumentException">The options contradict each other, or a rate is none.</exception>
    public static LearningRateSchedule? Resolve(TrainingOptions options, RunLength run)
    {
        if (options.Schedule is not null && options.RunSchedule is not null)
            throw Wrong("Schedule and RunSchedule are both set; only one can be.");
        LearningRateSchedule? schedule = options.Schedule;
        if (options.RunSchedule is { } create)
            schedule = create(run) ?? throw Wrong("RunSchedule gave no schedule.");
        int updates = schedule is null ? 0 : Math.Min(run.Updates, MostChecked);
        for (int update = 0; update < updates; update++)
        {
            double rate = schedule!.At(update);
            if (!IsRate(rate))
                throw Wrong(Describe(rate, update));
        }
        return schedule;
    }

    /// <summary>A rate of a schedule.</summary>
    /// <exception cref="InvalidOperationException">It is none.</exception>
    public static double RateAt(LearningRateSchedule schedule, long update)
    {
        double rate = schedule.At(update);
        return IsRate(rate) ? rate : throw new InvalidOperationException(Describe(rate, update));
    }

    private static bool IsRate(double rate) => rate >= 0 && double.IsFinite(rate);

    private static string Describe(double rate, long update)
        => $"The schedule gives update {update} the learning rate {rate.ToString(CultureInfo.InvariantCulture)}, "
            + "which must be a finite number and not negative.";

    private static ArgumentException Wrong(string message) => new(message, "options");
}
