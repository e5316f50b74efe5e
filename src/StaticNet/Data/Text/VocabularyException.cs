namespace StaticNet;

/// <summary>A file's metadata hold no vocabulary, or something else where one should be.</summary>
public sealed class VocabularyException : DataFormatException
{
    internal VocabularyException(string fileName, string reason)
        : base(fileName, "metadata", reason, null)
    {
    }
}
