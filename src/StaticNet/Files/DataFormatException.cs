namespace StaticNet;

/// <summary>The contents of a file are not valid. The message gives the file, the position and the reason.</summary>
public abstract class DataFormatException : IOException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="fileName">The path of the file, as given.</param>
    /// <param name="place">The place in the file, in words; null for the file as a whole.</param>
    /// <param name="reason">What was found, and what was expected.</param>
    /// <param name="innerException">The cause, if there is one.</param>
    protected DataFormatException(string fileName, string? place, string reason, Exception? innerException)
        : base(place is null ? $"{fileName}: {reason}" : $"{fileName}, {place}: {reason}", innerException)
    {
        FileName = fileName;
        Reason = reason;
    }

    /// <summary>The path of the file, as given.</summary>
    public string FileName { get; }

    /// <summary>What was found and what was expected, without the file and the position.</summary>
    public string Reason { get; }
}
