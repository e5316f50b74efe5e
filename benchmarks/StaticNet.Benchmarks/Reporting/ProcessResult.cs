using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Processes;

namespace StaticNet.Benchmarks.Reporting;

/// <summary>One workload's measurements, each in a process of its own.</summary>
/// <param name="Workload">The workload's name.</param>
/// <param name="Timings">This library's variants, then the peers.</param>
internal sealed record ProcessResult(string Workload, IReadOnlyList<ProcessTiming> Timings)
{
    /// <summary>The native binaries' times as multiples of the JIT's at the same vector width.</summary>
    public IEnumerable<(ProcessTiming Aot, ProcessTiming Jit, double Ratio)> AotRatios
        => [Pair(VariantNames.Aot, VariantNames.Jit), Pair(VariantNames.NarrowAot, VariantNames.NarrowJit)];

    private (ProcessTiming Aot, ProcessTiming Jit, double Ratio) Pair(string aot, string jit)
    {
        ProcessTiming ahead = Timings.First(timing => timing.Name == aot);
        ProcessTiming justInTime = Timings.First(timing => timing.Name == jit);
        return (ahead, justInTime, ahead.Timing.Median / justInTime.Timing.Median);
    }
}

/// <summary>A process's time and memory.</summary>
/// <param name="Name">The variant's name.</param>
/// <param name="Timing">Its timing.</param>
/// <param name="PeakBytes">The most memory that the process had.</param>
internal sealed record ProcessTiming(string Name, Timing Timing, long PeakBytes)
{
    /// <summary>The most memory that the process had, in MB.</summary>
    public double PeakMegabytes => PeakBytes / 1e6;
}
