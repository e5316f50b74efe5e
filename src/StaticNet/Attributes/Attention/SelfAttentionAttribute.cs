namespace StaticNet;

/// <summary>
/// Attention of a sequence to itself: every time step, or every position of <c>positions x features</c>, gets a mixture
/// of all of them. Steps after the end of a sequence are not seen. The output has the shape of the input.
/// </summary>
/// <param name="heads">The number of heads, which divides the features.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class SelfAttentionAttribute(int heads) : AttentionAttribute(heads)
{
    /// <summary>
    /// Whether queries and keys are turned by their position, so that weights depend on distances (Su et al.,
    /// arXiv:2104.09864; the two halves of a head are the pairs, as in Llama). Default: <see langword="false"/>.
    /// </summary>
    public bool Rotary { get; set; }

    /// <summary>
    /// How many of the last steps a step sees, itself counted; it needs <see cref="AttentionAttribute.Causal"/>. A
    /// state keeps no more. Default: 0, all of them.
    /// </summary>
    public int Window { get; set; }
}
