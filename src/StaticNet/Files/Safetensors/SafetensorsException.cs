namespace StaticNet;

/// <summary>A file is not a valid safetensors file, or does not have a requested tensor.</summary>
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

    /// <summary>The position of the error in the file, in bytes.</summary>
    public long Position { get; }
}
