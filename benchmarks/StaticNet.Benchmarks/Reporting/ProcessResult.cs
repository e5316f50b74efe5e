using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Processes;

namespace StaticNet.Benchmarks.Reporting;

/// <summary>One workload's measurements, each in a process of its own.</summary>
/// <param name="Workload">The workload's name.</param>
/// <param name="Timings">This library's variants, then the peers.</param>
internal sealed record ProcessResult(string Workload, IReadOnlyList<ProcessTiming> Timings)
{
    /// <summary>What a native binary's time may be at most, as a multiple of the JIT's.</summary>
    public const double Goal = 1.1;

    /// <summary>Whether a native binary misses the goal.</summary>
    public bool IsSlow => AotRatios.Any(pair => pair.Ratio > Goal);

    /// <summary>The native binaries, each with the JIT at the same vector width.</summary>
    public IEnumerable<(ProcessTiming Aot, ProcessTiming Jit, double Ratio)> AotRatios =>
        from name in new[] { VariantNames.Aot, VariantNames.NarrowAot }
        let aot = Timing(name)
        select (aot, JitOf(aot), RatioToJit(aot));

    /// <summary>The time of a process as a multiple of the JIT's at the same vector width.</summary>
    /// <param name="timing">The process's.</param>
    public double RatioToJit(ProcessTiming timing) => timing.Timing.RatioTo(JitOf(timing).Timing);

    /// <summary>Two measurements together.</summary>
    /// <param name="more">Another one of the same processes.</param>
    public ProcessResult With(ProcessResult more) => this with
    {
        Timings = [.. Timings.Zip(more.Timings, static (own, other) => own.With(other))],
    };

    private ProcessTiming JitOf(ProcessTiming timing)
    {
        bool isNarrow = timing.Name is VariantNames.NarrowAot or VariantNames.NarrowJit;
        return Timing(isNarrow ? VariantNames.NarrowJit : VariantNames.Jit);
    }

    private ProcessTiming Timing(string name) => Timings.First(timing => timing.Name == name);
}

/// <summary>A process's time and memory.</summary>
/// <param name="Name">The variant's name.</param>
/// <param name="Timing">Its timing.</param>
/// <param name="PeakBytes">The most memory that the process had.</param>
internal sealed record ProcessTiming(string Name, Timing Timing, long PeakBytes)
{
    /// <summary>The most memory that the process had, in MB.</summary>
    public double PeakMegabytes => PeakBytes / 1e6;

    /// <summary>Two measurements together.</summary>
    /// <param name="more">The other one.</param>
    public ProcessTiming With(ProcessTiming more)
        => new(Name, Timing.With(more.Timing), Math.Max(PeakBytes, more.PeakBytes));
}
