using System.Globalization;

namespace StaticNet.Benchmarks.Reporting;

/// <summary>Prints workloads that ran in processes of their own, a line for each process.</summary>
/// <param name="output">Where to.</param>
internal sealed class ProcessTable(TextWriter output)
{
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
            string range = $"{Microseconds.Text(timing.Timing.Minimum)} - {Microseconds.Text(timing.Timing.Maximum)}";
            Write(
                workload, timing.Name, Microseconds.Text(timing.Timing.Median), range,
                Text(result.RatioToJit(timing), "0.00") + "x", Text(timing.PeakMegabytes, "0.0"));
            workload = "";
        }
    }

    /// <summary>Prints how the native binaries compare, the slowest first, and marks those beyond the goal.</summary>
    /// <param name="results">All results.</param>
    public void WriteWorst(IEnumerable<ProcessResult> results)
    {
        output.WriteLine();
        string goal = Text(ProcessResult.Goal, "0.0");
        output.WriteLine($"Native binaries, worst first; ! is more than {goal} times the JIT's time:");
        var rows = results.SelectMany(result => result.AotRatios.Select(pair => (result.Workload, pair)));
        foreach ((string workload, var (aot, jit, ratio)) in rows.OrderByDescending(row => row.pair.Ratio))
        {
            output.WriteLine(
                $"{(ratio > ProcessResult.Goal ? '!' : ' ')} {Text(ratio, "0.00")}x {aot.Name,-10} {workload,-28}"
                + $" {Microseconds.Text(aot.Timing.Median),10} us, JIT {Microseconds.Text(jit.Timing.Median)} us");
        }
    }

    private void Write(string workload, string process, string median, string range, string ratio, string megabytes)
        => output.WriteLine($"{workload,-28} {process,-12} {median,10} {range,22} {ratio,8} {megabytes,9}".TrimEnd());

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
