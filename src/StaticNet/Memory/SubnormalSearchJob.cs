using StaticNet.Kernels;
using StaticNet.Threading;

namespace StaticNet;

/// <summary>
/// Whether an input has subnormal numbers. On threads, each looks at the rows that it computes with next, which are in
/// its caches then.
/// </summary>
internal ref struct SubnormalSearchJob : IParallelJob
{
    // What one thread reads in about the time that it takes to wake another.
    private const int WorthSharing = 1 << 16;

    private ReadOnlySpan<float> _values;
    private int _found;

    /// <summary>Searches an input.</summary>
    /// <param name="values">The input.</param>
    /// <param name="threads">The maximum number of threads.</param>
    public static bool Any(ReadOnlySpan<float> values, int threads)
    {
        if (values.Length < WorthSharing || threads == 1)
            return Subnormals.Any(values);
        SubnormalSearchJob search = new() { _values = values };
        WorkerTeam.Run(ref search, 0, Chunks.Count(values.Length), threads);
        return search._found != 0;
    }

    /// <inheritdoc/>
    public void Run(int phase, int first, int end)
    {
        if (Subnormals.Any(_values[Chunks.Floats(first, end, _values.Length)]))
            Volatile.Write(ref _found, 1);
    }
}
