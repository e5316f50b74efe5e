namespace StaticNet;

/// <summary>How far a download is.</summary>
/// <param name="FileName">The file that is being downloaded.</param>
/// <param name="BytesReceived">How many of its bytes are there.</param>
/// <param name="TotalBytes">How many it has.</param>
public readonly record struct MnistDownloadProgress(string FileName, int BytesReceived, int TotalBytes);
