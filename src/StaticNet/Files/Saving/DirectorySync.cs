using System.Runtime.InteropServices;

namespace StaticNet;

/// <summary>
/// Flushes a directory to the disk, so that a rename in it survives a power failure. .NET opens no directories, so this
/// asks the C library; Windows needs no such thing.
/// </summary>
internal static partial class DirectorySync
{
    private const int ReadOnly = 0;

    /// <summary>
    /// Flushes, where the system can; where it cannot, the rename is still atomic, only not yet durable.
    /// </summary>
    public static void TryFlush(string directory)
    {
        if (OperatingSystem.IsWindows() || OperatingSystem.IsBrowser())
            return;
        int descriptor = Open(directory, ReadOnly);
        if (descriptor < 0)
            return;
        _ = Flush(descriptor);
        _ = Close(descriptor);
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    private static partial int Flush(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
