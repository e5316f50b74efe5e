namespace StaticNet;

/// <summary>
/// A file cannot be written: its name, what is there already, or who holds it stands in the way. Nothing is changed: an
/// old file is still there, whole.
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

    /// <summary>What stands in the way.</summary>
    public string Reason { get; }
}
