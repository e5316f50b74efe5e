using StaticNet;

namespace Tables.Commands;

/// <summary>Trains as a plan says, and shows how it goes.</summary>
internal static class Fitting
{
    private static readonly Measure[] s_measures =
    [
        Measure.Loss with { Heading = "loss" },
        Measure.TestLoss with { Title = "validation loss", Heading = "validation", IsHighlighted = true },
    ];

    /// <summary>Trains.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="samples">The number of samples.</param>
    /// <param name="fit">Trains with the options that follow from it.</param>
    public static void Run(TrainingPlan plan, int samples, Action<FitOptions> fit)
    {
        var log = new TrainingLog(samples);
        ITrainingDisplay display = TrainingDisplay.Create(log, s_measures);
        var options = new FitOptions
        {
            Epochs = plan.Epochs,
            BatchSize = plan.Batch,
            Seed = (ulong)plan.Seed,
            CheckpointPath = plan.Checkpoint,
            Resume = plan.Resume,
            Callbacks = [log],
            Progress = display,
        };
        display.Run(() => fit(options));
    }
}
