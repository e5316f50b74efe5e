namespace StaticNet;

/// <summary>
/// Asserts the shape that the network produces for one sample. It changes nothing; the compiler reports where it does
/// not hold.
/// </summary>
/// <param name="shape">The expected size of each axis.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class OutputAttribute(params int[] shape) : Attribute
{
    /// <summary>The expected size of each axis of one output sample.</summary>
    public int[] Shape { get; } = shape;
}
