namespace StaticNet;

/// <summary>What training on tables, streams of rows and windows of rows has in common.</summary>
internal static class RecordTraining
{
    /// <summary>Gives the network its statistics, once all that could fail has been encoded by them.</summary>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="TRow">The record.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="statistics">The statistics by which the data are encoded.</param>
    /// <param name="validation">The encoded validation data, or null for none.</param>
    /// <param name="options">The options, or null for the defaults.</param>
    /// <returns>The options of the training.</returns>
    public static FitOptions Begin<TNetwork, TRow>(
        TNetwork network, FeatureStatistics statistics, Dataset? validation, FitOptions? options)
        where TNetwork : class, IRecordNetwork<TNetwork, TRow>
        where TRow : IFeatures<TRow>
    {
        options ??= new FitOptions();
        network.Statistics = statistics;
        return validation is null ? options : options with { Validation = validation };
    }
}
