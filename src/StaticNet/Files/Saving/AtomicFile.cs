using System.Globalization;

namespace StaticNet;

/// <summary>
/// Writes files so that at every moment, whatever happens to the process or the machine, the old or the new content is
/// there whole: into a temporary file beside the target, flushed to the disk, then renamed over it.
/// </summary>
public static class AtomicFile
{
    private const string TemporarySuffix = ".tmp";

    // Nobody writes for an hour without a single write reaching the file: older ones belong to processes that were
    // killed.
    private static readonly TimeSpan AbandonedAfter = TimeSpan.FromHours(1);

    /// <summary>
    /// Creates or replaces a file. Where it is a symbolic link, the file behind it is replaced. Of several writers at
    /// once the last to finish wins.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes the content. If it throws, the old file stays as it was.</param>
    /// <exception cref="IOException">The content cannot be written; the old file is still there.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory or the file may not be written.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(write);
        string target = ResolveTarget(path);
        string directory = Path.GetDirectoryName(target)!;
        DeleteAbandoned(directory, TemporaryPrefix(target));

        string temporary = TemporaryFor(target);
        try
        {
            using (var stream = new FileStream(
                temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            KeepPermissions(target, temporary);
            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            TryDelete(temporary);
            throw;
        }
        DirectorySync.TryFlush(directory);
    }

    /// <summary>
    /// Checks that a file can be written, before there is anything to write, by creating and deleting a temporary.
    /// </summary>
    /// <param name="path">The file, which stays as it is.</param>
    /// <exception cref="IOException">There is no such directory, or a directory has that name.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory may not be written.</exception>
    internal static void RequireWritable(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string target = ResolveTarget(path);
        DeleteAbandoned(Path.GetDirectoryName(target)!, TemporaryPrefix(target));
        string temporary = TemporaryFor(target);
        new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None).Dispose();
        TryDelete(temporary);
    }

    private static string ResolveTarget(string path)
    {
        string full = Path.GetFullPath(path);
        if (Directory.Exists(full))
            throw new IOException($"{path} is a directory; a file cannot take its place.");
        var file = new FileInfo(full);
        return file.LinkTarget is null ? full : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
    }

    private static string TemporaryPrefix(string target) => $".{Path.GetFileName(target)}.";

    private static string TemporaryFor(string target)
    {
        string name = $"{TemporaryPrefix(target)}{DateTime.UtcNow.Ticks}.{Guid.NewGuid():N}{TemporarySuffix}";
        return Path.Combine(Path.GetDirectoryName(target)!, name);
    }

    private static void KeepPermissions(string target, string temporary)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(target))
            File.SetUnixFileMode(temporary, File.GetUnixFileMode(target));
    }

    private static void DeleteAbandoned(string directory, string prefix)
    {
        if (!Directory.Exists(directory))
            throw new DirectoryNotFoundException($"There is no directory {directory}.");
        foreach (string file in Directory.EnumerateFiles(directory, "*" + TemporarySuffix))
        {
            ReadOnlySpan<char> name = Path.GetFileName(file.AsSpan());
            if (name.StartsWith(prefix, StringComparison.Ordinal) && IsAbandoned(name[prefix.Length..]))
                TryDelete(file);
        }
    }

    // The name says when the file was begun: file times would bring time zones into every program that saves.
    private static bool IsAbandoned(ReadOnlySpan<char> rest)
    {
        int end = rest.IndexOf('.');
        return end > 0 && long.TryParse(rest[..end], CultureInfo.InvariantCulture, out long begun)
            && DateTime.UtcNow.Ticks - begun > AbandonedAfter.Ticks;
    }

    private static void TryDelete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What cannot be deleted is left; the failure that led here matters more.
        }
    }
}
