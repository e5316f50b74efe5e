namespace StaticNet;

/// <summary>
/// Declares the shape of one sample, channels last and without the batch: <c>[Input(784)]</c>,
/// <c>[Input(height, width, channels)]</c>. Every call takes any whole number of samples.
/// </summary>
/// <param name="shape">The size of each axis; every one is positive.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class InputAttribute(params int[] shape) : Attribute
{
    /// <summary>The size of each axis of one sample.</summary>
    public int[] Shape { get; } = shape;

    /// <summary>
    /// The input's name, by which layers read it; every input has its own. Default: <c>input</c>.
    /// </summary>
    public string? Name { get; set; }
}
