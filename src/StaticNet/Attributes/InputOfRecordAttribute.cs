namespace StaticNet;

/// <summary>
/// Declares that the input is a record marked with <see cref="FeaturesAttribute"/>: <c>[Input&lt;House&gt;]</c>. The
/// compiler counts its inputs, and the network takes records as well as values.
/// </summary>
/// <typeparam name="TRow">The record.</typeparam>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class InputAttribute<TRow> : Attribute
{
    /// <summary>
    /// The input's name, by which layers read it. Default: <c>input</c>.
    /// </summary>
    public string? Name { get; set; }
}
