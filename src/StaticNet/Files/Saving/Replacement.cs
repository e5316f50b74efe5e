using System.Diagnostics;

namespace StaticNet;

/// <summary>
/// Renames a new file over an old one. On Windows that fails while another program, such as a virus scanner or an
/// indexer, has the old one open; most let go after some milliseconds.
/// </summary>
internal static class Replacement
{
    private const int SharingViolation = unchecked((int)0x80070020), LockViolation = unchecked((int)0x80070021);
    private const int LongestPause = 100;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Renames, and tries again for a second or so where the target is held.</summary>
    /// <param name="temporary">The new file.</param>
    /// <param name="target">What to replace.</param>
    /// <param name="move">Renames.</param>
    /// <exception cref="FileWriteException">The target is still held; it is as it was.</exception>
    public static void Run(string temporary, FileTarget target, Action<string, string> move)
    {
        long begun = Stopwatch.GetTimestamp();
        for (int pause = 1; ; pause = Math.Min(2 * pause, LongestPause))
        {
            try
            {
                move(temporary, target.Path);
                return;
            }
            catch (Exception exception) when (IsHeld(exception))
            {
                if (Stopwatch.GetElapsedTime(begun) > Patience)
                {
                    throw new FileWriteException(target.Asked,
                        $"another program holds it open, or it may not be replaced ({exception.Message})", exception);
                }
            }
            Thread.Sleep(pause);
        }
    }

    // Windows denies access to a file that is open without FileShare.Delete. A read-only one was refused before.
    private static bool IsHeld(Exception exception) =>
        exception is UnauthorizedAccessException || exception.HResult is SharingViolation or LockViolation;
}
