using System.Text.Json;
using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Peers;

namespace StaticNet.Benchmarks.Reporting;

/// <summary>Writes results for programs: an array of one object for each workload and peer.</summary>
internal static class ResultJson
{
    /// <summary>Writes a file.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="results">The measurements.</param>
    /// <param name="peak">What <c>peak_fraction</c>, which is this library's, refers to.</param>
    public static void Write(string path, IEnumerable<WorkloadResult> results, FmaPeak peak)
    {
        using FileStream file = File.Create(path);
        using Utf8JsonWriter json = new(file, new JsonWriterOptions { Indented = true });
        json.WriteStartArray();
        foreach (WorkloadResult result in results)
        {
            foreach (PeerTiming peer in result.Peers.Where(peer => peer.Peer != PeerNames.StaticNetOneThread))
                Write(json, result, peer, peak);
        }
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, WorkloadResult result, PeerTiming peer, FmaPeak peak)
    {
        json.WriteStartObject();
        json.WriteString("workload", result.Workload);
        json.WriteString("peer", peer.Peer);
        json.WriteNumber("staticnet_us", result.StaticNet.Median);
        json.WriteNumber("peer_us", peer.Timing.Median);
        json.WriteNumber("ratio", result.Ratio(peer));
        json.WriteNumber("peak_fraction", result.GigaFlops(result.StaticNet) / peak.GigaFlops);
        json.WriteEndObject();
    }
}
