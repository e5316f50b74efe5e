namespace StaticNet;

/// <summary>A network whose input is records: one a sample, or one a time step.</summary>
/// <typeparam name="TSelf">The network's class.</typeparam>
/// <typeparam name="TRow">The record.</typeparam>
public interface IRecordNetwork<TSelf, TRow> : INetwork<TSelf>
    where TSelf : class, IRecordNetwork<TSelf, TRow>
    where TRow : IFeatures<TRow>
{
    /// <summary>
    /// What was measured of the training data, by which rows are encoded and answers come back in the target's unit.
    /// The first <c>Fit</c> of rows measures it, <c>Load</c> reads it, and it may be set.
    /// </summary>
    /// <exception cref="ArgumentException">It is set to statistics of another record.</exception>
    FeatureStatistics Statistics { get; set; }

    FeatureStatistics? INetwork<TSelf>.InputStatistics
    {
        get => Statistics;
        set => Statistics = value ?? FeatureStatistics.Unfitted(TRow.Schema);
    }
}
