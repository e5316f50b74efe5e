using System.Diagnostics;
using System.Globalization;

namespace StaticNet.Benchmarks.Processes;

/// <summary>One way to run a workload.</summary>
/// <param name="Name">Its name in tables and JSON.</param>
/// <param name="Program">The program, and its arguments before the workload.</param>
/// <param name="IsNarrow">Whether the just-in-time compiler is kept from AVX-512.</param>
/// <param name="Peer">The peer, or null for this library.</param>
internal sealed record Variant(string Name, ProcessStartInfo Program, bool IsNarrow = false, string? Peer = null)
{
    private const string Avx512 = "DOTNET_EnableAVX512";

    /// <summary>How to start it.</summary>
    /// <param name="workload">The workload's name.</param>
    /// <param name="threads">How many threads it may use.</param>
    public ProcessStartInfo StartInfo(string workload, int threads)
    {
        string[] arguments = [workload, threads.ToString(CultureInfo.InvariantCulture)];
        ProcessStartInfo start = new(Program.FileName, [.. Program.ArgumentList, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        if (Peer is not null)
            start.ArgumentList.Add(Peer);
        start.Environment.Remove(Avx512);
        if (IsNarrow)
            start.Environment[Avx512] = "0";
        return start;
    }
}
