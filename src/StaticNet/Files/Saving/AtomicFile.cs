using System.ComponentModel;

namespace StaticNet;

/// <summary>
/// Writes files so that at every moment, whatever happens to the process or the machine, the old or the new content is
/// there whole: into a temporary file beside the target, flushed to the disk, then renamed over it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class AtomicFile
{
    /// <summary>
    /// Creates or replaces a file. Where it is a symbolic link, the file that it leads to is replaced. Of several writers at
    /// once the last to finish wins.
    /// </summary>
    /// <remarks>
    /// On Unix the new file has the permissions of the old one from its first byte on, and its owner and group where
    /// the process may give it away; where it may not, the group gets no access. On Windows it has what its directory
    /// hands down. There, a reader that holds the file for a moment is waited for, about a second.
    /// </remarks>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes the content. If it throws, the old file stays as it was.</param>
    /// <exception cref="FileWriteException">
    /// The name is not one for a file, what is there is no regular file, or another program holds it open.
    /// </exception>
    /// <exception cref="IOException">The content cannot be written; the old file is still there.</exception>
    /// <exception cref="UnauthorizedAccessException">
    /// The directory may not be written, or the file is read-only.
    /// </exception>
    public static void Write(string path, Action<Stream> write) =>
        Write(path, write, static (from, to) => File.Move(from, to, overwrite: true));

    /// <summary>Does so with a way of renaming of the caller's own, for tests.</summary>
    internal static void Write(string path, Action<Stream> write, Action<string, string> move)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(write);
        FileTarget target = FileTarget.Find(path);
        TemporaryFiles.DeleteAbandoned(target);
        string temporary = TemporaryFiles.NewPath(target);
        try
        {
            using (FileStream stream = FilePermissions.Create(temporary, target.Permissions))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
                target.Permissions?.GiveTo(stream.SafeFileHandle, temporary);
            }
            Replacement.Run(temporary, target, move);
        }
        catch
        {
            TemporaryFiles.TryDelete(temporary);
            throw;
        }
        DirectorySync.TryFlush(target.Directory);
    }

    /// <summary>
    /// Checks that a file can be written, before there is anything to write, by creating and deleting a temporary.
    /// </summary>
    /// <param name="path">The file, which stays as it is.</param>
    /// <exception cref="FileWriteException">No file can be put there.</exception>
    /// <exception cref="IOException">There is no such directory.</exception>
    /// <exception cref="UnauthorizedAccessException">
    /// The directory may not be written, or the file is read-only.
    /// </exception>
    internal static void RequireWritable(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        FileTarget target = FileTarget.Find(path);
        TemporaryFiles.DeleteAbandoned(target);
        string temporary = TemporaryFiles.NewPath(target);
        FilePermissions.Create(temporary, target.Permissions).Dispose();
        TemporaryFiles.TryDelete(temporary);
    }
}
