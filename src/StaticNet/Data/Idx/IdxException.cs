namespace StaticNet;

/// <summary>A file is not a valid IDX file, or not the one that is needed.</summary>
public sealed class IdxException : DataFormatException
{
    internal IdxException(
        string fileName, IdxError error, long position, string reason, Exception? innerException = null)
        : base(fileName, $"byte {position}", reason, innerException)
    {
        Error = error;
        Position = position;
    }

    /// <summary>The kind of error.</summary>
    public IdxError Error { get; }

    /// <summary>The byte at which it was found; of the unpacked data where the file is gzipped.</summary>
    public long Position { get; }
}
