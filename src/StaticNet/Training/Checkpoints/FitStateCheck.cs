namespace StaticNet.Training;

/// <summary>Finds numbers in a checkpoint that no run can have come to.</summary>
internal static class FitStateCheck
{
    /// <summary>Checks a state that was read.</summary>
    /// <param name="state">The state.</param>
    /// <param name="stepsPerEpoch">How many steps an epoch of the run has.</param>
    /// <param name="metadata">What it was read from, for errors.</param>
    /// <exception cref="CheckpointException">A number makes no sense.</exception>
    public static void Require(FitState state, int stepsPerEpoch, CheckpointMetadata metadata)
    {
        Check("epoch", state.Epoch >= 0);
        Check("step", state.Step >= 0 && state.Step <= stepsPerEpoch);
        Check("updates", state.Updates == (long)state.Epoch * stepsPerEpoch + state.Step);
        Check("learning_rate", IsFinite(state.InitialRate));
        for (int i = 0; i < state.Losses.Count; i++)
        {
            Check("loss_sum", double.IsFinite(state.Losses[i].Total));
            Check("loss_divisor", IsFinite(state.Losses[i].Divisor));
        }
        Check("epoch_seconds", IsFinite(state.Seconds));
        Check("dropout_step", state.DropoutStep <= (ulong)state.Updates);
        Check("results", state.Results.Count == state.Epoch && state.Results.Index().All(IsSensible));
        Check("best_epoch", state.BestEpoch >= 0 && state.BestEpoch <= state.Epoch);
        Check("best_value", IsBest(state));
        Check("waited", state.Waited >= 0 && state.Waited <= state.Epoch - state.BestEpoch);

        void Check(string key, bool makesSense)
        {
            if (!makesSense)
                throw metadata.Error($"the checkpoint's {key} makes no sense: {Shorten(metadata.Text(key))}.");
        }
    }

    // A loss over no target that counts is NaN, and a validation loss may be infinite.
    private static bool IsSensible((int Index, EpochResult Result) epoch)
    {
        EpochResult result = epoch.Result;
        return result.Epoch == epoch.Index + 1
            && double.IsFinite(result.Loss)
            && IsShare(result.Accuracy)
            && IsShare(result.ValidationAccuracy)
            && IsFinite(result.LearningRate)
            && IsFinite(result.Seconds)
            && result.Outputs.Values.All(static output => double.IsFinite(output.Loss)
                && IsShare(output.Accuracy) && IsShare(output.ValidationAccuracy));
    }

    private static bool IsBest(FitState state) => state.BestEpoch == 0
        ? double.IsPositiveInfinity(state.BestValue)
        : state.Watched is not null && state.BestValue < double.PositiveInfinity;

    private static bool IsShare(double? value) => value is null or double.NaN or (>= 0 and <= 1);

    private static bool IsFinite(double value) => value >= 0 && double.IsFinite(value);

    private static string Shorten(string text) => text.Length > 100 ? text[..100] + "..." : text;
}
