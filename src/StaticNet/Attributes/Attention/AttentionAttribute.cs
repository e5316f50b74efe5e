namespace StaticNet;

/// <summary>
/// What attention has in common: <c>softmax(q k^T / sqrt(d)) v</c> in each of several heads, which share the features
/// evenly, d to each; q, k and v are linear in the input, and what the heads give side by side goes through a linear
/// layer again. Parameters are PyTorch's <c>in_proj_weight</c> [3 features x features], <c>in_proj_bias</c>,
/// <c>out_proj.weight</c> and <c>out_proj.bias</c>. Source: Vaswani et al., arXiv:1706.03762.
/// </summary>
/// <param name="heads">The number of heads, which divides the features.</param>
public abstract class AttentionAttribute(int heads) : LayerAttribute
{
    /// <summary>The number of heads.</summary>
    public int Heads { get; } = heads;

    /// <summary>
    /// Whether a step sees itself and earlier ones only. Such a network can be stepped. Default:
    /// <see langword="false"/>.
    /// </summary>
    public bool Causal { get; set; }

    /// <summary>
    /// The probability with which training drops a weight after the softmax, at least 0 and below 1. Default: 0.
    /// </summary>
    public double Dropout { get; set; }

    /// <summary>Whether biases are added. Default: <see langword="true"/>.</summary>
    public bool UseBias { get; set; } = true;
}
