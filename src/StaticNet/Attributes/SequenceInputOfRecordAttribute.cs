namespace StaticNet;

/// <summary>
/// Declares that the input is a sequence of any length, where each time step is a record marked with
/// <see cref="FeaturesAttribute"/>: <c>[SequenceInput&lt;Reading&gt;]</c>. The compiler counts its inputs, and the
/// network accepts both records and plain values. The targets are those of the steps after the last one.
/// </summary>
/// <typeparam name="TRow">The record.</typeparam>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SequenceInputAttribute<TRow> : Attribute
{
    /// <summary>The name by which layers read the input. Default: <c>input</c>.</summary>
    public string? Name { get; set; }
}
