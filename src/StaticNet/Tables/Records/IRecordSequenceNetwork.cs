namespace StaticNet;

/// <summary>
/// A network whose input is sequences of records. The compiler implements it on classes with
/// <see cref="SequenceInputAttribute{TRow}"/>.
/// </summary>
/// <typeparam name="TSelf">The network's class.</typeparam>
/// <typeparam name="TRow">The record of a time step.</typeparam>
public interface IRecordSequenceNetwork<TSelf, TRow> : IRecordNetwork<TSelf, TRow>
    where TSelf : class, IRecordSequenceNetwork<TSelf, TRow>
    where TRow : IFeatures<TRow>;
