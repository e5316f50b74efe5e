namespace StaticNet;

/// <summary>A file is not a valid safetensors file, or does not have what is asked of it.</summary>
public sealed class SafetensorsException : DataFormatException
{
    internal SafetensorsException(
        string fileName, SafetensorsError error, long position, string reason, Exception? innerException = null)
        : base(fileName, $"byte {position}", reason, innerException)
    {
        Error = error;
        Position = position;
    }

    /// <summary>The kind of error.</summary>
    public SafetensorsError Error { get; }

    /// <summary>The byte of the file at which it was found.</summary>
    public long Position { get; }
}
