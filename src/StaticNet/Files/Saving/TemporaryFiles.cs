using System.Globalization;
using System.Text;

namespace StaticNet;

/// <summary>
/// The files that saves write before they rename them, beside the target: <c>.NAME.TICKS.RANDOM.tmp</c>.
/// </summary>
internal static class TemporaryFiles
{
    private const string Suffix = ".tmp";

    // Some file systems allow names of 143 bytes only; what follows a target's name takes 41.
    private const int LongestName = 64;

    // Nobody writes for an hour without a single write reaching the file: older ones belong to processes that were
    // killed.
    private static readonly TimeSpan AbandonedAfter = TimeSpan.FromHours(1);

    /// <summary>A path that no other file has.</summary>
    public static string NewPath(FileTarget target)
    {
        string random = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..16];
        string begun = DateTime.UtcNow.Ticks.ToString(CultureInfo.InvariantCulture);
        return Path.Combine(target.Directory, $"{Prefix(target)}{begun}.{random}{Suffix}");
    }

    /// <summary>Deletes what killed processes left of a target.</summary>
    public static void DeleteAbandoned(FileTarget target)
    {
        string prefix = Prefix(target);
        foreach (string file in Directory.EnumerateFiles(target.Directory, "*" + Suffix))
        {
            ReadOnlySpan<char> name = Path.GetFileName(file.AsSpan());
            if (name.StartsWith(prefix, StringComparison.Ordinal) && IsAbandoned(name[prefix.Length..]))
                TryDelete(file);
        }
    }

    /// <summary>Deletes a file; what cannot be deleted is left, since what led here matters more.</summary>
    public static void TryDelete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }
    }

    // The target's name; of a long one a part, and what tells it from others of that part.
    private static string Prefix(FileTarget target)
    {
        string name = Path.GetFileName(target.Path);
        byte[] bytes = Encoding.UTF8.GetBytes(name);
        if (bytes.Length <= LongestName)
            return $".{name}.";
        var start = new StringBuilder();
        foreach (Rune rune in name.EnumerateRunes())
        {
            if (Encoding.UTF8.GetByteCount(start.ToString()) + rune.Utf8SequenceLength > LongestName / 2)
                break;
            start.Append(rune.ToString());
        }
        return $".{start}~{Crc32C.Of(bytes):x8}.";
    }

    // The name says when the file was begun: file times would bring time zones into every program that saves.
    private static bool IsAbandoned(ReadOnlySpan<char> rest)
    {
        int end = rest.IndexOf('.');
        return end > 0 && long.TryParse(rest[..end], CultureInfo.InvariantCulture, out long begun)
            && DateTime.UtcNow.Ticks - begun > AbandonedAfter.Ticks;
    }
}
