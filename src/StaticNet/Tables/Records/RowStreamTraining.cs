namespace StaticNet;

/// <summary>Trains and evaluates networks on rows that need not fit into memory.</summary>
public static class RowStreamTraining
{
    /// <summary>
    /// Trains a network with a stream of rows: it is read once to count and check it, and to measure it unless the
    /// network has statistics, and then once an epoch.
    /// </summary>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="TRow">The record.</typeparam>
    /// <param name="trainer">The trainer.</param>
    /// <param name="training">The rows to train on.</param>
    /// <param name="validation">The rows to evaluate on after each epoch, in memory; null for none.</param>
    /// <param name="options">How to train; null for one epoch with batches of 32.</param>
    /// <param name="cancellation">Stops training cleanly after the current step.</param>
    /// <returns>The results of each epoch; losses and errors are those of scaled targets.</returns>
    /// <exception cref="FeatureException">A row cannot be encoded. Nothing was trained.</exception>
    /// <inheritdoc cref="Trainer{TNetwork}.Fit(DataStream, FitOptions, CancellationToken)" path="/exception"/>
    public static History Fit<TNetwork, TRow>(
        this Trainer<TNetwork> trainer, RowStream<TRow> training, Table<TRow>? validation = null,
        FitOptions? options = null, CancellationToken cancellation = default)
        where TNetwork : class, ITrainableNetwork<TNetwork>, ITableNetwork<TNetwork, TRow>
        where TRow : IFeatures<TRow>
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(training);
        FeatureStatistics before = trainer.Network.Statistics;
        (FeatureStatistics statistics, DataStream data) = before.IsUnfitted
            ? training.Measured<TNetwork>(before, cancellation)
            : (before, training.Encode<TNetwork>(before));
        Dataset? after = validation is null ? null : TableEncoder.Encode<TNetwork, TRow>(validation, statistics);
        options = RecordTraining.Begin<TNetwork, TRow>(trainer.Network, statistics, after, options);
        return trainer.Fit(data, options, cancellation);
    }

    /// <summary>Evaluates a network on a stream of rows, in one pass.</summary>
    /// <inheritdoc cref="TableTraining.Evaluate{TNetwork, TRow}(Trainer{TNetwork}, Table{TRow}, CancellationToken)"/>
    /// <param name="trainer">The trainer.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellation">Stops the evaluation after the current batch.</param>
    public static Evaluation Evaluate<TNetwork, TRow>(
        this Trainer<TNetwork> trainer, RowStream<TRow> rows, CancellationToken cancellation = default)
        where TNetwork : class, ITrainableNetwork<TNetwork>, ITableNetwork<TNetwork, TRow>
        where TRow : IFeatures<TRow>
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(rows);
        FeatureStatistics statistics = trainer.Network.Statistics.RequireFitted(TNetwork.Definition.Name);
        return trainer.Evaluate(
            rows.Encode<TNetwork>(statistics), loss => UnscaledMetric.Of<TNetwork>(statistics, loss), cancellation);
    }
}
