namespace StaticNet;

/// <summary>
/// Reorders the axes of each sample: <c>[Permute(1, 0)]</c> transposes a matrix. Axis i of the result is axis
/// <c>axes[i]</c> of the input.
/// </summary>
/// <param name="axes">Each axis of a sample once, counted from 0, without the batch and the time axis.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class PermuteAttribute(params int[] axes) : LayerAttribute
{
    /// <summary>The axes of the input, in the order of the result.</summary>
    public int[] Axes { get; } = axes;
}
