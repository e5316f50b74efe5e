using System.Globalization;
using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Peers;
using StaticNet.Benchmarks.Reporting;

namespace StaticNet.Benchmarks.Sweep;

/// <summary>Prints a sweep: a line for each measurement, then the means and the worst.</summary>
/// <param name="output">Where to.</param>
/// <param name="peak">What the fractions of the peak refer to.</param>
internal sealed class SweepReport(TextWriter output, FmaPeak peak)
{
    private const int WorstCount = 10;
    private const double Cliff = 0.9;

    // Ratios in the columns of the table.
    private static readonly string[] s_peers =
        [PeerNames.OnnxRuntime, PeerNames.TorchSharp, PeerNames.TorchSharpForwardBackward];

    /// <summary>Prints the headings.</summary>
    public void WriteHeader()
    {
        output.WriteLine();
        output.WriteLine(
            "  no what   median us   GFLOP/s  of peak    onnx   torch  fwdbwd  family, batch, input: layers");
    }

    /// <summary>Prints one measurement.</summary>
    /// <param name="result">The measurement.</param>
    public void Write(SweepResult result)
    {
        WorkloadResult measured = result.Result;
        double gigaFlops = measured.GigaFlops(measured.StaticNet);
        string ratios = string.Join(' ', s_peers.Select(peer => $"{Ratio(measured, peer),7}"));
        string own = string.Create(
            CultureInfo.InvariantCulture,
            $"{measured.StaticNet.Median,11:0.0##} {gigaFlops,9:0.0} {gigaFlops / peak.GigaFlops,8:0.0 %}");
        output.WriteLine($"{result.Index,4} {result.What} {own} {ratios}  {result.Network}");
    }

    /// <summary>Prints what cannot be compared.</summary>
    /// <param name="index">The network's number.</param>
    /// <param name="network">The network.</param>
    /// <param name="reason">What is wrong.</param>
    public void WriteFailure(int index, SweepNetwork network, string reason)
        => output.WriteLine($"{index,4} FAILED: {network}: {reason}");

    /// <summary>Prints the geometric means, of all and of each family, and the worst.</summary>
    /// <param name="results">The measurements.</param>
    public void WriteSummary(IReadOnlyList<SweepResult> results)
    {
        output.WriteLine();
        output.WriteLine("geometric mean of the peer's time divided by StaticNet's:");
        foreach (string peer in s_peers)
        {
            double[] ratios = [.. Ratios(results, peer)];
            if (ratios.Length == 0)
                continue;
            string families = string.Join(", ", results.GroupBy(result => result.Network.Family).Select(
                family => $"{family.Key} {Text(GeometricMean(Ratios(family, peer)))}"));
            int cliffs = ratios.Count(ratio => ratio < Cliff);
            string mean = $"{Text(GeometricMean(ratios))} of {ratios.Length}, {cliffs} below {Text(Cliff)}";
            output.WriteLine($"  {peer,-18} {mean} ({families})");
        }
        output.WriteLine();
        output.WriteLine($"the {WorstCount} worst:");
        WriteHeader();
        foreach (SweepResult result in results.OrderBy(Worst).Take(WorstCount))
            Write(result);
    }

    private static double Worst(SweepResult result)
        => result.Result.Peers.Select(result.Result.Ratio).DefaultIfEmpty(double.PositiveInfinity).Min();

    private static IEnumerable<double> Ratios(IEnumerable<SweepResult> results, string peer) => results.SelectMany(
        result => result.Result.Peers.Where(timing => timing.Peer == peer).Select(result.Result.Ratio));

    private static double GeometricMean(IEnumerable<double> ratios)
        => Math.Exp(ratios.Select(static ratio => Math.Log(ratio)).DefaultIfEmpty(double.NaN).Average());

    private static string Ratio(WorkloadResult result, string peer)
        => result.Peers.FirstOrDefault(timing => timing.Peer == peer) is { } timing
            ? $"{Text(result.Ratio(timing))}x"
            : "";

    private static string Text(double ratio) => ratio.ToString("0.00", CultureInfo.InvariantCulture);
}
