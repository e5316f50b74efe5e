using System.Reflection;

namespace StaticNet.Benchmarks.Measurement;

/// <summary>Tells a peer whose native library does not load on this machine from one that is used wrongly.</summary>
internal static class LoadFailure
{
    private const string NotThere = "No such file or directory";

    /// <summary>Whether the exception says that a native library is missing or unusable.</summary>
    /// <param name="exception">What creating the peer threw.</param>
    public static bool Is(Exception exception)
        => Root(exception) is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException
            or FileNotFoundException or FileLoadException or NotSupportedException;

    /// <summary>The reason in one line.</summary>
    /// <param name="exception">What creating the peer threw.</param>
    public static string Reason(Exception exception)
    {
        Exception root = Root(exception);
        string[] lines = root.Message.Split(
            '\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        // The loader lists every place that it tried; the one where it found a file says why that was of no use.
        string? cause = lines.Skip(1).FirstOrDefault(line => line.Contains(": ") && !line.Contains(NotThere));
        return string.Join(' ', new[] { $"{root.GetType().Name}: {lines.FirstOrDefault()}", cause }.OfType<string>());
    }

    private static Exception Root(Exception exception)
    {
        while (exception is TypeInitializationException or TargetInvocationException
            && exception.InnerException is Exception inner)
            exception = inner;
        return exception;
    }
}
