namespace StaticNet;

/// <summary>
/// MNIST could not be downloaded. The message lists the addresses that were tried, and what happened.
/// </summary>
public sealed class MnistDownloadException : IOException
{
    internal MnistDownloadException(
        string fileName, string directory, bool isOffline, IEnumerable<string> attempts, Exception? innerException)
        : base(Describe(fileName, directory, isOffline, attempts), innerException)
    {
        FileName = fileName;
        IsOffline = isOffline;
    }

    /// <summary>The file that could not be downloaded.</summary>
    public string FileName { get; }

    /// <summary>Whether no mirror could be reached at all, as without a network.</summary>
    public bool IsOffline { get; }

    private static string Describe(string fileName, string directory, bool isOffline, IEnumerable<string> attempts) =>
        $"{fileName} could not be downloaded{(isOffline ? ", because there is no network" : "")} "
        + $"({string.Join("; ", attempts)}). The four files may also be put into {directory} by hand.";
}
