namespace StaticNet;

/// <summary>The progress of a download.</summary>
/// <param name="FileName">The file that is being downloaded.</param>
/// <param name="BytesReceived">The number of bytes received.</param>
/// <param name="TotalBytes">The size of the file in bytes.</param>
public readonly record struct MnistDownloadProgress(string FileName, int BytesReceived, int TotalBytes);
