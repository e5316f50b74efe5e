using System.Text.Json;

namespace StaticNet.Benchmarks.Reporting;

/// <summary>Writes the results of processes as JSON: one object for each workload and process.</summary>
internal static class ProcessJson
{
    /// <summary>Writes a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="results">The results.</param>
    public static void Write(string path, IEnumerable<ProcessResult> results)
    {
        using FileStream file = File.Create(path);
        using Utf8JsonWriter json = new(file, new JsonWriterOptions { Indented = true });
        json.WriteStartArray();
        foreach (ProcessResult result in results)
        {
            foreach (ProcessTiming timing in result.Timings)
            {
                json.WriteStartObject();
                json.WriteString("workload", result.Workload);
                json.WriteString("process", timing.Name);
                json.WriteNumber("us", timing.Timing.Median);
                json.WriteNumber("of_jit", result.RatioToJit(timing));
                json.WriteNumber("peak_bytes", timing.PeakBytes);
                json.WriteEndObject();
            }
        }
        json.WriteEndArray();
    }
}
