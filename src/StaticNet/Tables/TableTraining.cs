namespace StaticNet;

/// <summary>Trains and evaluates networks on tables.</summary>
public static class TableTraining
{
    /// <summary>
    /// Trains a network on a table. The first call measures the rows that it trains on, without validation rows; a
    /// network that already has statistics keeps them.
    /// </summary>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="TRow">The record.</typeparam>
    /// <param name="trainer">The trainer.</param>
    /// <param name="training">The rows to train on.</param>
    /// <param name="options">How to train; null for one epoch with batches of 32.</param>
    /// <param name="cancellation">Stops training cleanly after the current step.</param>
    /// <returns>The results of each epoch; losses and errors are those of scaled targets.</returns>
    /// <exception cref="FeatureException">A row cannot be encoded. Nothing was trained.</exception>
    /// <inheritdoc cref="Trainer{TNetwork}.Fit(Dataset, FitOptions, CancellationToken)" path="/exception"/>
    public static History Fit<TNetwork, TRow>(
        this Trainer<TNetwork> trainer, Table<TRow> training, FitOptions? options = null,
        CancellationToken cancellation = default)
        where TNetwork : class, ITrainableNetwork<TNetwork>, ITableNetwork<TNetwork, TRow>
        where TRow : IFeatures<TRow>
    {
        ArgumentNullException.ThrowIfNull(training);
        options ??= new FitOptions();
        if (options.ValidationFraction <= 0 || training.Count < 2)
            return Fit(trainer, training, validation: null, options, cancellation);
        (Table<TRow> validation, Table<TRow> rest) = training.Split(options.ValidationFraction, options.Seed);
        return Fit(trainer, rest, validation, options with { ValidationFraction = 0 }, cancellation);
    }

    /// <summary>Trains a network on a table and evaluates it on another after each epoch.</summary>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="TRow">The record.</typeparam>
    /// <param name="trainer">The trainer.</param>
    /// <param name="training">The rows to train on.</param>
    /// <param name="validation">The rows to evaluate on; null for none.</param>
    /// <param name="options">How to train; null for one epoch with batches of 32.</param>
    /// <param name="cancellation">Stops training cleanly after the current step.</param>
    /// <inheritdoc cref="Fit{TNetwork, TRow}(Trainer{TNetwork}, Table{TRow}, FitOptions, CancellationToken)"/>
    public static History Fit<TNetwork, TRow>(
        this Trainer<TNetwork> trainer, Table<TRow> training, Table<TRow>? validation, FitOptions? options = null,
        CancellationToken cancellation = default)
        where TNetwork : class, ITrainableNetwork<TNetwork>, ITableNetwork<TNetwork, TRow>
        where TRow : IFeatures<TRow>
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(training);
        FeatureStatistics before = trainer.Network.Statistics;
        FeatureStatistics statistics = before.IsUnfitted ? training.Measure() : before;
        Dataset data = TableEncoder.Encode<TNetwork, TRow>(training, statistics);
        Dataset? after = validation is null ? null : TableEncoder.Encode<TNetwork, TRow>(validation, statistics);
        options = RecordTraining.Begin<TNetwork, TRow>(trainer.Network, statistics, after, options);
        return trainer.Fit(data, options, cancellation);
    }

    /// <summary>
    /// Evaluates a network on a table. Regression errors are in the target's own unit; the loss is the declared one, on
    /// scaled targets. A classifier's confusion matrix has the names of the classes.
    /// </summary>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="TRow">The record.</typeparam>
    /// <param name="trainer">The trainer.</param>
    /// <param name="table">The rows.</param>
    /// <param name="cancellation">Stops the evaluation after the current batch.</param>
    /// <exception cref="FeatureException">A row cannot be encoded.</exception>
    /// <exception cref="InvalidOperationException">The network has no statistics yet.</exception>
    /// <exception cref="OperationCanceledException">The evaluation was cancelled.</exception>
    public static Evaluation Evaluate<TNetwork, TRow>(
        this Trainer<TNetwork> trainer, Table<TRow> table, CancellationToken cancellation = default)
        where TNetwork : class, ITrainableNetwork<TNetwork>, ITableNetwork<TNetwork, TRow>
        where TRow : IFeatures<TRow>
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(table);
        FeatureStatistics statistics = trainer.Network.Statistics.RequireFitted(TNetwork.Definition.Name);
        Dataset data = TableEncoder.Encode<TNetwork, TRow>(table, statistics);
        return trainer.Evaluate(data, loss => UnscaledMetric.Of<TNetwork>(statistics, loss), cancellation);
    }
}
