namespace StaticNet;

/// <summary>
/// Root-mean-square normalisation over the last axis: <c>y = x / sqrt(mean(x^2) + epsilon) * weight</c>. The shape does
/// not change. Source: Zhang and Sennrich, NeurIPS 2019, arXiv:1910.07467.
/// </summary>
/// <remarks>In weight files, it corresponds to PyTorch's <c>nn.RMSNorm</c>.</remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class RmsNormAttribute : LayerAttribute
{
    /// <summary>The value added to the mean of the squares. Default: 2^-23, as in PyTorch.</summary>
    public double Epsilon { get; set; } = 1.1920928955078125e-7;

    /// <summary>Whether to learn a weight, initially 1. Default: <see langword="true"/>.</summary>
    public bool Affine { get; set; } = true;
}
