using System.Collections.Immutable;
using System.Security.Cryptography;

namespace StaticNet;

public static partial class Mnist
{
    private static readonly ImmutableArray<string> Mirrors =
    [
        "https://ossci-datasets.s3.amazonaws.com/mnist/",
        "https://storage.googleapis.com/cvdf-datasets/mnist/",
    ];

    /// <inheritdoc cref="DownloadAsync(string, HttpClient, IProgress{MnistDownloadProgress}, CancellationToken)"/>
    public static void Download(
        string directory,
        HttpClient? client = null,
        IProgress<MnistDownloadProgress>? progress = null,
        CancellationToken cancellation = default) =>
        Task.Run(() => DownloadAsync(directory, client, progress, cancellation), cancellation).GetAwaiter().GetResult();

    /// <summary>
    /// Downloads those of the four files that are missing. A file gets its name only after its published checksum was
    /// verified.
    /// </summary>
    /// <param name="directory">The target directory; created if necessary.</param>
    /// <param name="client">The HTTP client; null for a new one.</param>
    /// <param name="progress">Receives the progress of each file.</param>
    /// <param name="cancellation">Stops the download; complete files are kept.</param>
    /// <exception cref="MnistDownloadException">
    /// There is no network, no mirror has a file, or the file is not the original.
    /// </exception>
    /// <exception cref="OperationCanceledException">The download was cancelled.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static Task DownloadAsync(
        string directory,
        HttpClient? client = null,
        IProgress<MnistDownloadProgress>? progress = null,
        CancellationToken cancellation = default) =>
        DownloadAsync(directory, MnistFile.All, client, progress, cancellation);

    /// <inheritdoc cref="DownloadAsync(string, HttpClient, IProgress{MnistDownloadProgress}, CancellationToken)"/>
    internal static async Task DownloadAsync(
        string directory,
        ImmutableArray<MnistFile> files,
        HttpClient? client,
        IProgress<MnistDownloadProgress>? progress,
        CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        Directory.CreateDirectory(directory);
        using HttpClient? own = client is null ? new HttpClient() : null;
        foreach (MnistFile file in files)
        {
            string path = Path.Combine(directory, file.Name);
            if (IsComplete(path, file))
                continue;
            byte[] content = await FetchAsync(directory, file, client ?? own!, progress, cancellation)
                .ConfigureAwait(false);
            AtomicFile.Write(path, stream => stream.Write(content));
        }
    }

    private static bool IsComplete(string path, MnistFile file)
    {
        var info = new FileInfo(path);
        return info.Exists && info.Length == file.Length && Matches(File.ReadAllBytes(path), file);
    }

    private static bool Matches(byte[] content, MnistFile file) =>
        Convert.ToHexStringLower(SHA256.HashData(content)) == file.Sha256;

    private static async Task<byte[]> FetchAsync(
        string directory,
        MnistFile file,
        HttpClient client,
        IProgress<MnistDownloadProgress>? progress,
        CancellationToken cancellation)
    {
        var attempts = new List<string>();
        bool offline = true;
        Exception? last = null;
        foreach (string mirror in Mirrors)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                byte[] content = await ReceiveAsync(mirror, file, client, progress, cancellation).ConfigureAwait(false);
                if (Matches(content, file))
                    return content;
                offline = false;
                attempts.Add($"{mirror}: the file's SHA-256 is not the published one");
            }
            catch (Exception exception)
                when (exception is HttpRequestException or IOException
                    || (exception is OperationCanceledException && !cancellation.IsCancellationRequested))
            {
                offline &= IsUnreachable(exception);
                attempts.Add($"{mirror}: {exception.Message}");
                last = exception;
            }
        }
        cancellation.ThrowIfCancellationRequested();
        throw new MnistDownloadException(file.Name, directory, offline, attempts, last);
    }

    private static bool IsUnreachable(Exception exception) => exception is HttpRequestException
    {
        HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.ProxyTunnelError,
    };

    private static async Task<byte[]> ReceiveAsync(
        string mirror,
        MnistFile file,
        HttpClient client,
        IProgress<MnistDownloadProgress>? progress,
        CancellationToken cancellation)
    {
        using HttpResponseMessage response = await client
            .GetAsync(new Uri(mirror + file.Name), HttpCompletionOption.ResponseHeadersRead, cancellation)
            .ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        if (response.Content.Headers.ContentLength is { } length && length != file.Length)
            throw new IOException($"the file has {length} bytes, not {file.Length}");

        using Stream stream = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        byte[] content = new byte[file.Length];
        int received = 0;
        while (received < content.Length)
        {
            int read = await stream.ReadAsync(content.AsMemory(received), cancellation).ConfigureAwait(false);
            if (read == 0)
                throw new IOException($"the file ends after {received} of {file.Length} bytes");
            received += read;
            progress?.Report(new MnistDownloadProgress(file.Name, received, file.Length));
        }
        return content;
    }
}
