namespace StaticNet;

/// <summary>
/// Marks the value written before it as an output of the network, and asserts its shape where one is given: the
/// compiler reports where that does not hold. Without any, the last layer is the output.
/// </summary>
/// <param name="shape">The expected size of each axis, or nothing.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class OutputAttribute(params int[] shape) : Attribute
{
    /// <summary>The expected size of each axis of one output sample; empty where none is asserted.</summary>
    public int[] Shape { get; } = shape;

    /// <summary>
    /// The output's name, by which it is known where there are several: <c>Name = "digit"</c> gives the member
    /// <c>DigitSize</c>. Default: <c>output</c>.
    /// </summary>
    public string? Name { get; set; }

    /// <summary>The name of the layer that gives the output. Default: the one written before.</summary>
    public string? From { get; set; }
}
