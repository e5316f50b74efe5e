namespace StaticNet;

/// <summary>What an evaluation of encoded rows says of the rows themselves.</summary>
internal static class RowEvaluation
{
    /// <summary>Gives an evaluation the names of the classes, and the errors in the targets' own units.</summary>
    /// <param name="trainer">The trainer of the network.</param>
    /// <param name="statistics">The statistics by which the rows were encoded.</param>
    /// <param name="scaled">The evaluation of the encoded rows.</param>
    /// <param name="pieces">The encoded rows, which are enumerated only where there is a regression.</param>
    /// <param name="cancellation">Ends the pass over the pieces.</param>
    public static Evaluation Of<TNetwork>(
        Trainer<TNetwork> trainer, FeatureStatistics statistics, Evaluation scaled, IEnumerable<Dataset> pieces,
        CancellationToken cancellation)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        NamedClasses.Name<TNetwork>(statistics.Schema, scaled);
        var errors = new UnscaledErrors<TNetwork>(trainer, statistics);
        if (!errors.AreNeeded)
            return scaled;
        foreach (Dataset piece in pieces)
        {
            cancellation.ThrowIfCancellationRequested();
            errors.Add(piece);
        }
        return errors.Of(scaled);
    }
}
