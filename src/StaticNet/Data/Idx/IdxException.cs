namespace StaticNet;

/// <summary>A file is not a valid IDX file, or not the required one.</summary>
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

    /// <summary>The position of the error, in bytes; for a gzipped file, in the unpacked data.</summary>
    public long Position { get; }
}
