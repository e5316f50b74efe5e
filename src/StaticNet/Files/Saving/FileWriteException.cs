namespace StaticNet;

/// <summary>
/// A file cannot be written because of its name, because of what is already there, or because another program holds it.
/// Nothing was changed: an existing file is intact.
/// </summary>
public sealed class FileWriteException : IOException
{
    internal FileWriteException(string fileName, string reason, Exception? innerException = null)
        : base($"{Excerpt.Of(fileName)} cannot be written: {reason}.", innerException)
    {
        FileName = fileName;
        Reason = reason;
    }

    /// <summary>The path of the file, as given.</summary>
    public string FileName { get; }

    /// <summary>The reason.</summary>
    public string Reason { get; }
}
