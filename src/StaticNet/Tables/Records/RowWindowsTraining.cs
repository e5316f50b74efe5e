namespace StaticNet;

/// <summary>Trains and evaluates networks on windows of records over time.</summary>
public static class RowWindowsTraining
{
    /// <summary>
    /// Trains a network on windows. The first call measures the rows of their part; a network that already has
    /// statistics keeps them.
    /// </summary>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="TRow">The record.</typeparam>
    /// <param name="trainer">The trainer.</param>
    /// <param name="training">The windows to train with.</param>
    /// <param name="validation">The windows to evaluate on after each epoch; null for none.</param>
    /// <param name="options">How to train; null for one epoch with batches of 32.</param>
    /// <param name="cancellation">Stops training cleanly after the current step.</param>
    /// <returns>The results of each epoch; losses and errors are those of scaled targets.</returns>
    /// <exception cref="FeatureException">A row cannot be encoded. Nothing was trained.</exception>
    /// <inheritdoc cref="Trainer{TNetwork}.Fit(Dataset, FitOptions, CancellationToken)" path="/exception"/>
    public static History Fit<TNetwork, TRow>(
        this Trainer<TNetwork> trainer, RowWindows<TRow> training, RowWindows<TRow>? validation = null,
        FitOptions? options = null, CancellationToken cancellation = default)
        where TNetwork : class, ITrainableNetwork<TNetwork>, IRecordSequenceNetwork<TNetwork, TRow>
        where TRow : IFeatures<TRow>
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(training);
        FeatureStatistics before = trainer.Network.Statistics;
        FeatureStatistics statistics = before.IsUnfitted ? training.Measure() : before;
        Dataset data = Encode<TNetwork, TRow>(training, statistics);
        Dataset? after = validation is null ? null : Encode<TNetwork, TRow>(validation, statistics);
        options = RecordTraining.Begin<TNetwork, TRow>(trainer.Network, statistics, after, options);
        return trainer.Fit(data, options, cancellation);
    }

    /// <summary>
    /// Evaluates a network on windows. Regression errors are in the target's own unit; the loss is the declared one, on
    /// scaled targets.
    /// </summary>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="TRow">The record.</typeparam>
    /// <param name="trainer">The trainer.</param>
    /// <param name="windows">The windows.</param>
    /// <param name="cancellation">Stops the evaluation after the current batch.</param>
    /// <exception cref="FeatureException">A row cannot be encoded.</exception>
    /// <exception cref="InvalidOperationException">The network has no statistics yet.</exception>
    /// <exception cref="OperationCanceledException">The evaluation was cancelled.</exception>
    public static Evaluation Evaluate<TNetwork, TRow>(
        this Trainer<TNetwork> trainer, RowWindows<TRow> windows, CancellationToken cancellation = default)
        where TNetwork : class, ITrainableNetwork<TNetwork>, IRecordSequenceNetwork<TNetwork, TRow>
        where TRow : IFeatures<TRow>
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(windows);
        FeatureStatistics statistics = trainer.Network.Statistics.RequireFitted(TNetwork.Definition.Name);
        Dataset data = Encode<TNetwork, TRow>(windows, statistics);
        return trainer.Evaluate(data, loss => UnscaledMetric.Of<TNetwork>(statistics, loss), cancellation);
    }

    // Outputs may be written in another case than the targets.
    private static Dataset Encode<TNetwork, TRow>(RowWindows<TRow> windows, FeatureStatistics statistics)
        where TNetwork : class, ITrainableNetwork<TNetwork>
        where TRow : IFeatures<TRow> => windows.Encode(
            statistics, static target => Ports<TNetwork>.Losses
                .Select(static loss => loss.Name)
                .FirstOrDefault(name => name.Equals(target, StringComparison.OrdinalIgnoreCase)) ?? target);
}
