namespace StaticNet;

/// <summary>
/// Declares that the input is sequences of any length, each time step of which is a record marked with
/// <see cref="FeaturesAttribute"/>: <c>[SequenceInput&lt;Reading&gt;]</c>. The compiler counts its inputs, and the
/// network takes records as well as values. A target is what comes after the last step.
/// </summary>
/// <typeparam name="TRow">The record.</typeparam>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SequenceInputAttribute<TRow> : Attribute
{
    /// <summary>
    /// The input's name, by which layers read it. Default: <c>input</c>.
    /// </summary>
    public string? Name { get; set; }
}
