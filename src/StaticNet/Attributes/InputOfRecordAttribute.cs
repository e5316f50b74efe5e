namespace StaticNet;

/// <summary>
/// Declares that the input is a record marked with <see cref="FeaturesAttribute"/>: <c>[Input&lt;House&gt;]</c>. The
/// compiler counts its inputs, and the network accepts both records and plain values.
/// </summary>
/// <typeparam name="TRow">The record.</typeparam>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class InputAttribute<TRow> : Attribute
{
    /// <summary>The name by which layers read the input. Default: <c>input</c>.</summary>
    public string? Name { get; set; }
}
