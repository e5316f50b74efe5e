namespace StaticNet;

/// <summary>
/// A network whose input is a record. The compiler implements it on classes with <see cref="InputAttribute{TRow}"/>.
/// </summary>
/// <typeparam name="TSelf">The network's class.</typeparam>
/// <typeparam name="TRow">The record.</typeparam>
public interface ITableNetwork<TSelf, TRow> : IRecordNetwork<TSelf, TRow>
    where TSelf : class, ITableNetwork<TSelf, TRow>
    where TRow : IFeatures<TRow>;
