namespace StaticNet;

/// <summary>
/// Attention of a sequence to another value, the memory: every time step or position becomes a weighted average over
/// those of the memory. Both have the same number of features. The output has the shape of the input.
/// </summary>
/// <param name="heads">The number of heads, which must divide the number of features.</param>
/// <param name="memory">The name of an earlier layer or input, the source of keys and values.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class CrossAttentionAttribute(int heads, string memory) : AttentionAttribute(heads)
{
    /// <summary>The name of an earlier layer or input, the source of keys and values.</summary>
    public string Memory { get; } = memory;
}
