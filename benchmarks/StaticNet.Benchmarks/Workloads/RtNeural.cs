namespace StaticNet.Benchmarks.Workloads;

/// <summary>RTNeural, a C++ library for such networks, which cannot run in this process.</summary>
internal static class RtNeural
{
    /// <summary>What to say of its time.</summary>
    /// <param name="nanoseconds">Its time of one step, measured elsewhere.</param>
    public static string Quoted(string nanoseconds)
        => $"RTNeural (C++, Eigen, -O3 -march=native -ffast-math) took {nanoseconds} ns on another machine, "
            + "of a peak of 118 GFLOP/s.";
}
