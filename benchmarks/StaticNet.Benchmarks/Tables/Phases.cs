using System.Diagnostics;

namespace StaticNet.Benchmarks.Tables;

/// <summary>Times one phase after another.</summary>
internal sealed class Phases
{
    private long _start = Stopwatch.GetTimestamp();

    /// <summary>The seconds since the last phase ended.</summary>
    public double Next()
    {
        long now = Stopwatch.GetTimestamp();
        double seconds = Stopwatch.GetElapsedTime(_start, now).TotalSeconds;
        _start = now;
        return seconds;
    }
}
