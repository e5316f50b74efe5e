using System.Globalization;
using StaticNet.Benchmarks.Processes;

namespace StaticNet.Benchmarks.Reporting;

/// <summary>Prints workloads that ran in processes of their own, a line for each process.</summary>
/// <param name="output">Where to.</param>
internal sealed class ProcessTable(TextWriter output)
{
    private const double Goal = 1.1;

    /// <summary>Prints the headings.</summary>
    public void WriteHeader()
    {
        output.WriteLine();
        Write("workload", "process", "median us", "min - max us", "of jit", "peak MB");
        Write("--------", "-------", "---------", "------------", "------", "-------");
    }

    /// <summary>Prints one workload. Ratios are to the just-in-time compiler, at the same vector width.</summary>
    /// <param name="result">Its measurements.</param>
    public void Write(ProcessResult result)
    {
        string workload = result.Workload;
        foreach (ProcessTiming timing in result.Timings)
        {
            double jit = Jit(result, timing).Timing.Median;
            string range = $"{Microseconds.Text(timing.Timing.Minimum)} - {Microseconds.Text(timing.Timing.Maximum)}";
            Write(
                workload, timing.Name, Microseconds.Text(timing.Timing.Median), range,
                Text(timing.Timing.Median / jit, "0.00") + "x", Text(timing.PeakMegabytes, "0.0"));
            workload = "";
        }
    }

    /// <summary>Prints how the native binaries compare, the slowest first, and marks those beyond the goal.</summary>
    /// <param name="results">All results.</param>
    public void WriteWorst(IEnumerable<ProcessResult> results)
    {
        output.WriteLine();
        output.WriteLine($"Native binaries, worst first; ! is more than {Text(Goal, "0.0")} times the JIT's time:");
        var rows = results.SelectMany(result => result.AotRatios.Select(pair => (result.Workload, pair)));
        foreach ((string workload, var (aot, jit, ratio)) in rows.OrderByDescending(row => row.pair.Ratio))
        {
            output.WriteLine(
                $"{(ratio > Goal ? '!' : ' ')} {Text(ratio, "0.00")}x {aot.Name,-10} {workload,-28}"
                + $" {Microseconds.Text(aot.Timing.Median),10} us, JIT {Microseconds.Text(jit.Timing.Median)} us");
        }
    }

    private static ProcessTiming Jit(ProcessResult result, ProcessTiming timing)
    {
        bool isNarrow = timing.Name is VariantNames.NarrowAot or VariantNames.NarrowJit;
        return result.Timings.First(other => other.Name == (isNarrow ? VariantNames.NarrowJit : VariantNames.Jit));
    }

    private void Write(string workload, string process, string median, string range, string ratio, string megabytes)
        => output.WriteLine($"{workload,-28} {process,-12} {median,10} {range,22} {ratio,8} {megabytes,9}".TrimEnd());

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
