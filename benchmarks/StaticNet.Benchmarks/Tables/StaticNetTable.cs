namespace StaticNet.Benchmarks.Tables;

/// <summary>This library, as its documentation shows it.</summary>
internal sealed class StaticNetTable : ITableContestant
{
    /// <inheritdoc/>
    public string Name => "StaticNet";

    /// <inheritdoc/>
    public TableRun Run(TableFiles files, TableOptions options)
    {
        var phases = new Phases();
        Table<Listing> training = CsvFile.Read<Listing>(files.Training), test = CsvFile.Read<Listing>(files.Test);
        double read = phases.Next();
        var trainer = new Trainer<ListingPrice>(new ListingPrice(seed: 1), new Adam(options.LearningRate))
        {
            Threads = options.Threads,
        };
        trainer.Fit(training, new FitOptions { Epochs = options.Epochs, BatchSize = options.BatchSize });
        double fit = phases.Next();
        RegressionMetrics errors = trainer.Evaluate(test).Regression!;
        return new TableRun(read, fit, phases.Next(), errors.RootMeanSquaredError, errors.R2);
    }
}
