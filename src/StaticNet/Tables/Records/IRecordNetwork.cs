namespace StaticNet;

/// <summary>A network whose input is records: one per sample, or one per time step.</summary>
/// <typeparam name="TSelf">The network's class.</typeparam>
/// <typeparam name="TRow">The record.</typeparam>
public interface IRecordNetwork<TSelf, TRow> : INetwork<TSelf>
    where TSelf : class, IRecordNetwork<TSelf, TRow>
    where TRow : IFeatures<TRow>
{
    /// <summary>
    /// The statistics of the training data, with which rows are encoded and predictions converted to the target's unit.
    /// The first <c>Fit</c> on rows measures them and <c>Load</c> reads them; you can also set them.
    /// </summary>
    /// <exception cref="ArgumentException">The statistics belong to another record.</exception>
    FeatureStatistics Statistics { get; set; }

    FeatureStatistics? INetwork<TSelf>.InputStatistics
    {
        get => Statistics;
        set => Statistics = value ?? FeatureStatistics.Unfitted(TRow.Schema);
    }
}
