namespace StaticNet;

/// <summary>A file's metadata have no vocabulary, or an invalid one.</summary>
public sealed class VocabularyException : DataFormatException
{
    internal VocabularyException(string fileName, string reason)
        : base(fileName, "metadata", reason, null)
    {
    }
}
