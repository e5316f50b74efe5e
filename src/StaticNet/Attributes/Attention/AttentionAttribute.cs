namespace StaticNet;

/// <summary>
/// The base class of attention layers: <c>softmax(q k^T / sqrt(d)) v</c> in each of several heads, which share the
/// features evenly, d for each; q, k and v are linear in the input, and the concatenated outputs of the heads go
/// through another linear layer. Parameters are PyTorch's <c>in_proj_weight</c> [3 features x features],
/// <c>in_proj_bias</c>, <c>out_proj.weight</c> and <c>out_proj.bias</c>. Source: Vaswani et al., arXiv:1706.03762.
/// </summary>
/// <param name="heads">The number of heads, which must divide the number of features.</param>
public abstract class AttentionAttribute(int heads) : LayerAttribute
{
    /// <summary>The number of heads.</summary>
    public int Heads { get; } = heads;

    /// <summary>
    /// Whether a step sees only itself and earlier steps. Only causal networks can be stepped. Default:
    /// <see langword="false"/>.
    /// </summary>
    public bool Causal { get; set; }

    /// <summary>
    /// The probability with which training drops an attention weight after the softmax, at least 0 and below 1.
    /// Default: 0.
    /// </summary>
    public double Dropout { get; set; }

    /// <summary>Whether biases are added. Default: <see langword="true"/>.</summary>
    public bool UseBias { get; set; } = true;
}
