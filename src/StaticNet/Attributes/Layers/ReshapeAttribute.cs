namespace StaticNet;

/// <summary>Gives each sample another shape of the same number of values, in row-major order.</summary>
/// <param name="shape">The new size of each axis.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class ReshapeAttribute(params int[] shape) : LayerAttribute
{
    /// <summary>The new size of each axis of one sample.</summary>
    public int[] Shape { get; } = shape;
}
