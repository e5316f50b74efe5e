namespace StaticNet;

/// <summary>
/// Group normalisation: the channels are divided into groups, and each group of each sample is normalised over its
/// channels and all positions, <c>y = (x - mean) / sqrt(variance + epsilon) * weight + bias</c> with a weight and a
/// bias for each channel. The shape does not change. Source: Wu and He, ECCV 2018, arXiv:1803.08494.
/// </summary>
/// <remarks>
/// In weight files, it corresponds to PyTorch's <c>nn.GroupNorm</c>. With as many groups as channels, this is instance
/// normalisation.
/// </remarks>
/// <param name="groups">The number of groups, which must divide the number of channels.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class GroupNormAttribute(int groups) : LayerAttribute
{
    /// <summary>The number of groups.</summary>
    public int Groups { get; } = groups;

    /// <summary>The value added to the variance. Default: 1e-5.</summary>
    public double Epsilon { get; set; } = 1e-5;

    /// <summary>
    /// Whether to learn a weight, initially 1, and a bias, initially 0. Default: <see langword="true"/>.
    /// </summary>
    public bool Affine { get; set; } = true;
}
