namespace StaticNet;

/// <summary>
/// Attention of a sequence to itself: every time step, or every position of <c>positions x features</c>, becomes a
/// weighted average over all of them. Steps after the end of a sequence are masked. The output has the shape of the
/// input.
/// </summary>
/// <param name="heads">The number of heads, which must divide the number of features.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class SelfAttentionAttribute(int heads) : AttentionAttribute(heads)
{
    /// <summary>
    /// Whether to rotate queries and keys by their position, so that attention weights depend on distances (rotary
    /// embeddings: Su et al., arXiv:2104.09864; the two halves of a head form the pairs, as in Llama). Default:
    /// <see langword="false"/>.
    /// </summary>
    public bool Rotary { get; set; }

    /// <summary>
    /// The number of last steps that a step sees, including itself; it needs <see cref="AttentionAttribute.Causal"/>. A
    /// state keeps no more than these. Default: 0, all of them.
    /// </summary>
    public int Window { get; set; }
}
