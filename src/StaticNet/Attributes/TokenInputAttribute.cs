namespace StaticNet;

/// <summary>
/// Declares that the input is a token sequence of any length: whole numbers of at least 0 and below the size of the
/// vocabulary. A call takes [sequences, steps] of <c>int</c>. An <see cref="EmbeddingAttribute"/> reads it.
/// </summary>
/// <param name="vocabulary">The number of different tokens, at most 2^24.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class TokenInputAttribute(int vocabulary) : Attribute
{
    /// <summary>The number of different tokens.</summary>
    public int Vocabulary { get; } = vocabulary;

    /// <summary>The name by which layers read the input, unique in the network. Default: <c>input</c>.</summary>
    public string? Name { get; set; }

    /// <summary>
    /// The name of its time axis. Inputs with the same time axis have the same length in every call, and their values
    /// can be joined at every step. Default: the input's own name, which means its own length.
    /// </summary>
    public string? Time { get; set; }
}
