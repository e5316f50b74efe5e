namespace StaticNet.Training;

/// <summary>Applies early stopping to the results of epochs.</summary>
internal static class EarlyStoppingWatch
{
    /// <summary>What is watched in a run.</summary>
    public static Watched Resolve(EarlyStopping options, bool hasValidation) => new(
        options.Monitor switch
        {
            MonitoredValue.Default => hasValidation ? MonitoredValue.ValidationLoss : MonitoredValue.Loss,
            _ => options.Monitor,
        },
        options.Output);

    /// <summary>Whether a run has gone on for too long without an improvement.</summary>
    public static bool IsOver(EarlyStopping? options, FitState state)
        => options is not null && state.Waited >= options.Patience;

    /// <summary>Looks at an epoch that was just added to the state.</summary>
    public static void Observe(
        EarlyStopping options, FitState state, ReadOnlySpan<float> parameters, ReadOnlySpan<float> buffers)
    {
        EpochResult result = state.Results[^1];
        double value = ValueOf(state.Watched!.Value, result);
        if (!(value < state.BestValue - options.MinimumDelta))
        {
            state.Waited++;
            return;
        }
        (state.BestValue, state.BestEpoch, state.Waited) = (value, result.Epoch, 0);
        (state.BestParameters, state.BestBuffers) = options.RestoreBest
            ? (Copy(parameters, state.BestParameters), Copy(buffers, state.BestBuffers))
            : (null, null);
    }

    private static float[] Copy(ReadOnlySpan<float> values, float[]? copy)
    {
        copy ??= new float[values.Length];
        values.CopyTo(copy);
        return copy;
    }

    private static double ValueOf(Watched watched, EpochResult result)
    {
        OutputResult all = watched.Output is { } name
            ? result.Outputs[name]
            : new OutputResult(result.Loss, result.Accuracy, result.ValidationLoss, result.ValidationAccuracy);
        return watched.Monitor switch
        {
            MonitoredValue.Loss => all.Loss,
            MonitoredValue.ValidationAccuracy => -all.ValidationAccuracy!.Value,
            _ => all.ValidationLoss!.Value,
        };
    }
}
