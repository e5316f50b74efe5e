namespace StaticNet;

/// <summary>What the symbols of a vocabulary are.</summary>
public enum VocabularyKind
{
    /// <summary>Characters: the Unicode scalar values of a text.</summary>
    Characters,

    /// <summary>The 256 bytes, of a text's UTF-8 or of anything else.</summary>
    Bytes,
}
