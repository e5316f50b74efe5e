using System.Globalization;
using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Peers;

namespace StaticNet.Benchmarks.Reporting;

/// <summary>Prints results as aligned plain text, a line for each contestant.</summary>
/// <param name="output">Where to.</param>
/// <param name="peak">What the fractions of the peak refer to.</param>
internal sealed class ResultTable(TextWriter output, FmaPeak peak)
{
    /// <summary>Prints the headings.</summary>
    public void WriteHeader()
    {
        output.WriteLine();
        Write("workload", "peer", "median us", "min - max us", "GFLOP/s", "of peak", "ratio");
        Write("--------", "----", "---------", "------------", "-------", "-------", "-----");
    }

    /// <summary>Prints one workload.</summary>
    /// <param name="result">Its measurements.</param>
    public void Write(WorkloadResult result)
    {
        Write(result, result.Workload, PeerNames.StaticNet, result.StaticNet, "");
        foreach (PeerTiming peer in result.Peers)
            Write(result, "", peer.Peer, peer.Timing, Text(result.Ratio(peer), "0.00") + "x");
    }

    private void Write(WorkloadResult result, string workload, string name, Timing timing, string ratio)
    {
        string range = $"{Microseconds.Text(timing.Minimum)} - {Microseconds.Text(timing.Maximum)}";
        double gigaFlops = result.GigaFlops(timing);
        string fraction = Text(gigaFlops / peak.GigaFlops * 100, "0.0") + " %";
        Write(workload, name, Microseconds.Text(timing.Median), range, Text(gigaFlops, "0.0"), fraction, ratio);
    }

    private void Write(
        string workload, string peer, string median, string range, string gigaFlops, string fraction, string ratio)
        => output.WriteLine(
            $"{workload,-16} {peer,-18} {median,10} {range,22} {gigaFlops,9} {fraction,8} {ratio,9}".TrimEnd());

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
