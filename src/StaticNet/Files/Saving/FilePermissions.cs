using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace StaticNet;

/// <summary>Who may do what with a file on Unix, and whether it is one that can be replaced.</summary>
/// <param name="Mode">The permissions.</param>
/// <param name="Status">Kind, owner and group, where the system tells them.</param>
internal sealed partial record FilePermissions(UnixFileMode Mode, FileStatus? Status)
{
    private const UnixFileMode ForOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode ForWriting =
        UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
    private const UnixFileMode ForGroup =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.SetGroup;

    private const int WriteAccess = 2;

    /// <summary>Whether it is a file, and not a pipe, a device or a socket.</summary>
    public bool IsRegular => Status is not { IsRegular: false };

    /// <summary>Asks for those of a file; null on Windows.</summary>
    public static FilePermissions? Of(string path) =>
        OperatingSystem.IsWindows() ? null : new(File.GetUnixFileMode(path), FileStatus.Of(path));

    /// <summary>
    /// Whether nobody may write a file, or this process may not. (Root may write any, and a browser's files are its own.)
    /// </summary>
    public static bool IsReadOnly(FileInfo file)
    {
        if (OperatingSystem.IsWindows())
            return file.IsReadOnly;
        if ((file.UnixFileMode & ForWriting) == 0)
            return true;
        return !OperatingSystem.IsBrowser() && MayAccess(file.FullName, WriteAccess) != 0;
    }

    /// <summary>
    /// Creates a file for writing; where it will replace another one, nobody but the owner can read it yet.
    /// </summary>
    /// <param name="path">The new file.</param>
    /// <param name="old">The permissions of the one to replace, if there is one.</param>
    public static FileStream Create(string path, FilePermissions? old)
    {
        FileStreamOptions options = new()
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.None,
            BufferSize = 1 << 16,
        };
        if (old is not null && !OperatingSystem.IsWindows())
            options.UnixCreateMode = old.Mode & ForOwner;
        return new FileStream(path, options);
    }

    /// <summary>Gives a new file of this process the owner, the group and the permissions.</summary>
    public void GiveTo(SafeFileHandle file, string path)
    {
        if (OperatingSystem.IsWindows())
            return;
        File.SetUnixFileMode(file, KeepsGroup(file, path) ? Mode : Mode & ~ForGroup);
    }

    private bool KeepsGroup(SafeFileHandle file, string path)
    {
        if (Status is not { } old || FileStatus.Of(path) is not { } created)
            return true;
        bool isSame = (old.Owner, old.Group) == (created.Owner, created.Group);
        return isSame || ChangeOwner(file, old.Owner, old.Group) == 0
            || ChangeOwner(file, created.Owner, old.Group) == 0;
    }

    [LibraryImport("libc", EntryPoint = "access", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MayAccess(string path, int access);

    [LibraryImport("libc", EntryPoint = "fchown")]
    private static partial int ChangeOwner(SafeFileHandle file, uint owner, uint group);
}
