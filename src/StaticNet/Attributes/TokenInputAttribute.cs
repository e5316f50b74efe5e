namespace StaticNet;

/// <summary>
/// Declares that the input is a sequence of tokens of any length: whole numbers from 0 up to the vocabulary's size. A
/// call takes [sequences, steps] of <c>int</c>. An <see cref="EmbeddingAttribute"/> reads it.
/// </summary>
/// <param name="vocabulary">The number of different tokens, at most 2^24.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class TokenInputAttribute(int vocabulary) : Attribute
{
    /// <summary>The number of different tokens.</summary>
    public int Vocabulary { get; } = vocabulary;

    /// <summary>
    /// The input's name, by which layers read it; every input has its own. Default: <c>input</c>.
    /// </summary>
    public string? Name { get; set; }

    /// <summary>
    /// The name of its time axis. Inputs that name the same are equally long in every call, and their values can be
    /// joined at every step. Default: the input's own name, a length of its own.
    /// </summary>
    public string? Time { get; set; }
}
