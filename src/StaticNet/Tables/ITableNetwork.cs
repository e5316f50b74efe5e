namespace StaticNet;

/// <summary>
/// A network whose input is a record. The compiler implements it on classes with <see cref="InputAttribute{TRow}"/>.
/// </summary>
/// <typeparam name="TSelf">The network's class.</typeparam>
/// <typeparam name="TRow">The record.</typeparam>
public interface ITableNetwork<TSelf, TRow> : INetwork<TSelf>
    where TSelf : class, ITableNetwork<TSelf, TRow>
    where TRow : IFeatures<TRow>
{
    /// <summary>
    /// The statistics of the training data, with which rows are encoded and predictions converted to the target's unit.
    /// The first <c>Fit</c> on a table measures them and <c>Load</c> reads them; you can also set them.
    /// </summary>
    /// <exception cref="ArgumentException">The statistics belong to another record.</exception>
    FeatureStatistics Statistics { get; set; }

    FeatureStatistics? INetwork<TSelf>.InputStatistics
    {
        get => Statistics;
        set => Statistics = value ?? FeatureStatistics.Unfitted(TRow.Schema);
    }
}
