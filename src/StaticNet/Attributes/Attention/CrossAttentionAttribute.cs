namespace StaticNet;

/// <summary>
/// Attention of a sequence to another value, the memory: every time step or position gets a mixture of those of the
/// memory. Both have as many features. The output has the shape of the input.
/// </summary>
/// <param name="heads">The number of heads, which divides the features.</param>
/// <param name="memory">The name of an earlier layer or input, of which keys and values are made.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class CrossAttentionAttribute(int heads, string memory) : AttentionAttribute(heads)
{
    /// <summary>The name of an earlier layer or input, of which keys and values are made.</summary>
    public string Memory { get; } = memory;
}
