namespace StaticNet;

/// <summary>
/// Layer normalisation: <c>y = (x - mean) / sqrt(variance + epsilon) * weight + bias</c>, with mean and (biased)
/// variance over the last axis, or over several, of each sample. The shape does not change. Source: Ba, Kiros and
/// Hinton, 2016, arXiv:1607.06450.
/// </summary>
/// <remarks>
/// weight and bias have the shape of the normalised axes, and correspond to PyTorch's <c>nn.LayerNorm</c> in weight
/// files; if all three axes of an image are normalised, as [channels, height, width].
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class LayerNormAttribute : LayerAttribute
{
    /// <summary>How many of the last axes are normalised together. Default: 1.</summary>
    public int Axes { get; set; } = 1;

    /// <summary>The value added to the variance. Default: 1e-5.</summary>
    public double Epsilon { get; set; } = 1e-5;

    /// <summary>
    /// Whether to learn a weight, initially 1, and a bias, initially 0. Default: <see langword="true"/>.
    /// </summary>
    public bool Affine { get; set; } = true;
}
