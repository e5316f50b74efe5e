namespace StaticNet.Training;

/// <summary>Applies early stopping to the results of epochs.</summary>
internal static class EarlyStoppingWatch
{
    /// <summary>Looks at an epoch that was just added to the state.</summary>
    public static void Observe(
        EarlyStopping options, FitState state, ReadOnlySpan<float> parameters, ReadOnlySpan<float> buffers)
    {
        EpochResult result = state.Results[^1];
        double value = ValueOf(options.Monitor, result);
        if (value < state.BestValue - options.MinimumDelta)
        {
            (state.BestValue, state.BestEpoch, state.Waited) = (value, result.Epoch, 0);
            if (options.RestoreBest)
            {
                state.BestParameters ??= new float[parameters.Length];
                state.BestBuffers ??= new float[buffers.Length];
                parameters.CopyTo(state.BestParameters);
                buffers.CopyTo(state.BestBuffers);
            }
        }
        else
        {
            state.Stopped = ++state.Waited >= options.Patience;
        }
    }

    private static double ValueOf(Monitor monitor, EpochResult result) => monitor switch
    {
        Monitor.Loss => result.Loss,
        Monitor.ValidationLoss => result.ValidationLoss!.Value,
        Monitor.ValidationAccuracy => -(result.ValidationAccuracy
            ?? throw new ArgumentException("Early stopping watches the accuracy, but the network does a regression.")),
        _ => result.ValidationLoss ?? result.Loss,
    };
}
