namespace StaticNet;

/// <summary>
/// Marks the value before it as an output of the network. If a shape is given, the compiler reports a mismatch. Without
/// any output attribute, the last layer is the output.
/// </summary>
/// <param name="shape">The expected size of each axis, or nothing.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class OutputAttribute(params int[] shape) : Attribute
{
    /// <summary>The expected size of each axis of one output sample; empty if not asserted.</summary>
    public int[] Shape { get; } = shape;

    /// <summary>
    /// The output's name, used when there are several outputs: <c>Name = "digit"</c> gives the member <c>DigitSize</c>.
    /// Default: <c>output</c>.
    /// </summary>
    public string? Name { get; set; }

    /// <summary>The name of the layer that produces the output. Default: the one before it.</summary>
    public string? From { get; set; }
}
