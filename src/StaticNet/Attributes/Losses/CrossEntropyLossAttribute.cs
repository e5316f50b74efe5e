namespace StaticNet;

/// <summary>
/// Cross-entropy over the last axis: <c>-sum_c t_c log softmax(x)_c</c>, by log-sum-exp. It takes logits, or follows a
/// <see cref="SoftmaxAttribute"/>, with which it is fused. Targets are class indices (<c>int</c>) or distributions
/// (<c>float</c>).
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class CrossEntropyLossAttribute : LossAttribute
{
    /// <summary>
    /// The label smoothing s in <c>t' = (1 - s) t + s / classes</c>, from 0 to 1. Source: Szegedy et al., CVPR 2016.
    /// </summary>
    public double LabelSmoothing { get; set; }

    /// <summary>The weight of each class. Default: 1 for all.</summary>
    public double[]? ClassWeights { get; set; }

    /// <summary>The label whose samples are ignored. Default: -100.</summary>
    public int IgnoreIndex { get; set; } = -100;

    /// <summary>
    /// Whether the layer before it already produces probabilities, so that only <c>-sum t log p</c> is computed.
    /// </summary>
    public bool FromProbabilities { get; set; }
}
