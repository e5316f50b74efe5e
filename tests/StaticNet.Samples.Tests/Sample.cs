using System.Diagnostics;
using System.Globalization;
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

    /// <summary>Runs it until it writes a line that starts so, and then presses Ctrl-C.</summary>
    public static SampleResult RunUntil(
        string after, string name, string directory, params IEnumerable<string> arguments)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signal to send to another process.");
        using Process process = Start(name, directory, arguments);
        while (process.StandardOutput.ReadLine() is { } line && !line.StartsWith(after, StringComparison.Ordinal))
            continue;
        using (Process kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]))
            kill.WaitForExit();
        return Finish(process);
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

    /// <summary>What starts it, in words that need no quotes: a program and its arguments.</summary>
    public static string[] Command(string name)
    {
        string? published = Environment.GetEnvironmentVariable("STATICNET_SAMPLES");
        return published is null
            ? ["dotnet", Path.Combine(Metadata("SamplesDirectory"), name, Metadata("BuildOutput"), name + ".dll")]
            : [Path.Combine(published, name)];
    }

    private static Process Start(string name, string directory, params IEnumerable<string> arguments)
    {
        string[] command = Command(name);
        var start = new ProcessStartInfo(command[0], [.. command[1..], .. arguments])
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_TieredPGO"] = "0"; // What runs for seconds is not worth instrumenting.
        return Process.Start(start)!;
    }

    private static string Metadata(string key)
        => typeof(Sample).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(data => data.Key == key).Value!;
}
