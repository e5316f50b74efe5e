using System.Diagnostics;
using System.Reflection;

namespace StaticNet.Samples.Tests;

/// <summary>
/// Runs a sample: as it was built, or the published binary of that name in the directory that the environment variable
/// STATICNET_SAMPLES names.
/// </summary>
internal static class Sample
{
    // Training on real data takes half a minute alone, and several times as long beside other tests on a slow machine.
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(10);

    /// <summary>Runs it to its end.</summary>
    public static SampleResult Run(string name, string directory, params IEnumerable<string> arguments)
    {
        using Process process = Start(name, directory, arguments);
        return Finish(process);
    }

    /// <summary>Starts it.</summary>
    public static Process Start(string name, string directory, params IEnumerable<string> arguments)
    {
        string? published = Environment.GetEnvironmentVariable("STATICNET_SAMPLES");
        var start = new ProcessStartInfo
        {
            FileName = published is null ? "dotnet" : Path.Combine(published, name),
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (published is null)
        {
            string built = Path.Combine(Metadata("SamplesDirectory"), name, Metadata("BuildOutput"), name + ".dll");
            start.ArgumentList.Add(built);
        }
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    /// <summary>Waits for its end.</summary>
    public static SampleResult Finish(Process process)
    {
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(s_limit))
        {
            process.Kill();
            Assert.Fail($"It still ran after {s_limit}.");
        }
        return new SampleResult(process.ExitCode, output.Result, errors.Result);
    }

    private static string Metadata(string key)
        => typeof(Sample).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(data => data.Key == key).Value!;
}
