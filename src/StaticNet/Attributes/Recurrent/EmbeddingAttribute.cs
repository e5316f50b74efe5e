namespace StaticNet;

/// <summary>
/// Maps each token to a learned vector: <c>y[t] = weight[token[t]]</c>, with a weight of shape [vocabulary x units]
/// that is initialised as N(0, 1). It reads a <see cref="TokenInputAttribute"/>.
/// </summary>
/// <param name="units">The length of the vectors.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class EmbeddingAttribute(int units) : LayerAttribute
{
    /// <summary>The length of the vectors.</summary>
    public int Units { get; } = units;

    /// <summary>
    /// The padding token: its vector starts as zeros and is not trained, as with PyTorch's padding_idx. Default: -1,
    /// none.
    /// </summary>
    public int PaddingIndex { get; set; } = -1;

    /// <summary>How the vectors are initialised. Default: <see cref="Initializer.Normal"/>.</summary>
    public Initializer Init { get; set; } = Initializer.Normal;
}
