namespace StaticNet;

/// <summary>
/// Declares the shape of one sample, channels last and without the batch: <c>[Input(784)]</c>,
/// <c>[Input(height, width, channels)]</c>. A call takes any number of samples.
/// </summary>
/// <param name="shape">The size of each axis, all positive.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class InputAttribute(params int[] shape) : Attribute
{
    /// <summary>The size of each axis of one sample.</summary>
    public int[] Shape { get; } = shape;

    /// <summary>The name by which layers read the input, unique in the network. Default: <c>input</c>.</summary>
    public string? Name { get; set; }
}
