using System.Runtime.InteropServices;

namespace StaticNet;

/// <summary>What Linux says of a file and .NET does not.</summary>
/// <param name="IsRegular">Whether it is a file, and not a pipe, a device or a socket.</param>
/// <param name="Owner">The number of the user it belongs to.</param>
/// <param name="Group">The number of the group it belongs to.</param>
internal readonly partial record struct FileStatus(bool IsRegular, uint Owner, uint Group)
{
    // statx is the one call of the family whose result looks the same on every processor and in every C library.
    private const int ResultLength = 256, OwnerAt = 20, GroupAt = 24, ModeAt = 28;
    private const int CurrentDirectory = -100;
    private const uint BasicStatistics = 0x7FF;
    private const int KindMask = 0xF000, RegularFile = 0x8000;

    /// <summary>Asks the system; null where it does not tell.</summary>
    public static FileStatus? Of(string path)
    {
        if (!OperatingSystem.IsLinux())
            return null;
        Span<byte> result = stackalloc byte[ResultLength];
        try
        {
            if (Ask(CurrentDirectory, path, 0, BasicStatistics, ref MemoryMarshal.GetReference(result)) != 0)
                return null;
        }
        catch (EntryPointNotFoundException)
        {
            return null;
        }
        return new FileStatus(
            (BitConverter.ToUInt16(result[ModeAt..]) & KindMask) == RegularFile,
            BitConverter.ToUInt32(result[OwnerAt..]),
            BitConverter.ToUInt32(result[GroupAt..]));
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Ask(int directory, string path, int flags, uint mask, ref byte result);
}
