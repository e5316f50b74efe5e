using System.Text;

namespace StaticNet;

/// <summary>What file names may be.</summary>
internal static class FileNames
{
    /// <summary>The longest, in bytes of UTF-8; on Windows in characters.</summary>
    private const int MaximumLength = 255;

    // What Windows takes for a device, whatever its extension.
    private static readonly HashSet<string> Devices = new(StringComparer.OrdinalIgnoreCase) { "CON", "PRN", "AUX", "NUL" };
    private static readonly HashSet<string> NumberedDevices = new(StringComparer.OrdinalIgnoreCase) { "COM", "LPT" };

    /// <summary>What is wrong with a name, or null.</summary>
    /// <param name="name">The name, without its directory.</param>
    /// <param name="isWindows">Whether Windows' rules hold.</param>
    public static string? Fault(string name, bool isWindows)
    {
        if (name.Length == 0)
            return "its path ends without a file name";
        int length = isWindows ? name.Length : Encoding.UTF8.GetByteCount(name);
        if (length > MaximumLength)
            return $"its name has {length} {(isWindows ? "characters" : "bytes")}, more than {MaximumLength}";
        return isWindows ? FaultOnWindows(name) : null;
    }

    private static string? FaultOnWindows(string name)
    {
        foreach (char character in name)
        {
            if (character < ' ')
                return $"its name has the control character U+{(int)character:X4}, which Windows does not allow";
            if (character == ':')
                return "its name has a ':', which on Windows would write a stream beside the content of another file";
            if ("<>\"|?*".Contains(character, StringComparison.Ordinal))
                return $"its name has a '{character}', which Windows does not allow";
        }
        if (name[^1] is '.' or ' ')
            return $"its name ends with a {(name[^1] == '.' ? "dot" : "space")}, which Windows cuts off";
        return IsDevice(name) ? "its name is that of a device of Windows" : null;
    }

    private static bool IsDevice(string name)
    {
        int dot = name.IndexOf('.', StringComparison.Ordinal);
        string stem = (dot < 0 ? name : name[..dot]).TrimEnd();
        return Devices.Contains(stem)
            || (stem.Length == 4 && NumberedDevices.Contains(stem[..3])
                && stem[3] is (>= '1' and <= '9') or '¹' or '²' or '³');
    }
}
