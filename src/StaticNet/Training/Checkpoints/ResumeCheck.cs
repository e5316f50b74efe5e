using System.Globalization;

namespace StaticNet.Training;

/// <summary>Checks that what a call asks for goes together with what the run has done before.</summary>
internal static class ResumeCheck
{
    /// <exception cref="CheckpointException">It does not.</exception>
    public static void Require(
        FitState state, OptimizerState saved, Optimizer optimizer, TrainingOptions options, bool hasValidation,
        CheckpointMetadata metadata)
    {
        if (options is { Schedule: null, RunSchedule: null })
            RequireRate(state, saved, optimizer.LearningRate, metadata);
        if (options.EarlyStopping is { } stopping)
            RequireWatched(state, stopping, hasValidation, metadata);
    }

    // The optimizer of an interrupted call may still have the rate that a callback gave it.
    private static void RequireRate(FitState state, OptimizerState saved, double rate, CheckpointMetadata metadata)
    {
        string goOn = $"To go on with this one, set Schedule = new ConstantRate({Text(rate)})";
        if (state.Scheduled)
        {
            throw metadata.Error(
                $"the run had a schedule, but here the optimizer's learning rate of {Text(rate)} is to hold. "
                + $"{goOn}; to go on as before, give the schedule again.");
        }
        if (rate != state.InitialRate && rate != saved.LearningRate)
        {
            throw metadata.Error(
                $"the run began with a learning rate of {Text(state.InitialRate)}, here it is {Text(rate)}. "
                + $"{goOn}; to go on as before, create the optimizer with {Text(state.InitialRate)}.");
        }
    }

    private static void RequireWatched(
        FitState state, EarlyStopping stopping, bool hasValidation, CheckpointMetadata metadata)
    {
        Watched wanted = EarlyStoppingWatch.Resolve(stopping, hasValidation);
        if (state.Watched is { } watched && watched != wanted)
            throw metadata.Error($"early stopping watched {watched}, but here it is to watch {wanted}.");
        if (stopping.RestoreBest && state.BestEpoch > 0 && state.BestParameters is null)
        {
            throw metadata.Error(
                $"it does not hold the parameters of epoch {state.BestEpoch}, the best so far, "
                + "since the run had RestoreBest = false. Set it here, too.");
        }
    }

    private static string Text(double rate) => rate.ToString(CultureInfo.InvariantCulture);
}
