using System.Diagnostics;
using System.Globalization;
using StaticNet.CrashWriter;

namespace StaticNet.Tests.Files.Saving;

/// <summary>Kills processes that save; see the program StaticNet.CrashWriter.</summary>
public sealed class CrashTests : IDisposable
{
    private const string FileName = "net.safetensors";

    private static readonly int Kills = Environment.GetEnvironmentVariable("CI") == "true" ? 200 : 20;
    private static readonly TimeSpan LongestRun = TimeSpan.FromMilliseconds(10);

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_killed_process_leaves_the_old_file_or_the_new_one_whole()
    {
        var random = new Random(1);
        var network = new SavedNetwork(seed: 1);
        int version = 1;
        network.Parameters.Fill(version);
        network.Save(_directory.File(FileName));
        int kills = 0, interrupted = 0;
        // About every third one hits a write; should none of few have, the test goes on until one has.
        for (; kills < Kills || (interrupted == 0 && kills < 10 * Kills); kills++)
        {
            int reported = await SaveUntilKilled(version + 1, random.NextDouble() * LongestRun);
            int found = ReadVersion(network);
            // What was reported as saved is there, or what was being saved when the process was killed.
            Assert.InRange(found, reported, reported + 1);
            version = found;
            interrupted += DeleteTemporaryFiles();
        }
        Assert.True(interrupted > 0, "No process was killed while it wrote.");
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{kills} processes killed, {interrupted} while they wrote; {version} saves.");
    }

    /// <summary>Runs the program until some time after its first save, which is slow.</summary>
    /// <returns>The last version that it reported as saved.</returns>
    private async Task<int> SaveUntilKilled(int first, TimeSpan runs)
    {
        using Process process = Start(first);
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string? last = await process.StandardOutput.ReadLineAsync();
        if (last is null)
            Assert.Fail(await errors);
        // Shorter than a timer's resolution.
        long begun = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begun) < runs)
            Thread.SpinWait(100);
        process.Kill();
        while (await process.StandardOutput.ReadLineAsync() is { } next)
            last = next;
        await process.WaitForExitAsync();
        Assert.Equal("", await errors);
        return int.Parse(last, CultureInfo.InvariantCulture);
    }

    private Process Start(int first)
    {
        string program = typeof(SavedNetwork).Assembly.Location;
        string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var start = new ProcessStartInfo(Path.GetFullPath(Path.Combine(runtime, "../../..", "dotnet")))
        {
            ArgumentList = { "exec", program, _directory.File(FileName), first.ToString(CultureInfo.InvariantCulture) },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }

    /// <summary>Loads the file, all of whose values have to be one number.</summary>
    private int ReadVersion(SavedNetwork network)
    {
        network.Load(_directory.File(FileName));
        var weight = network.Dense1.Weight;
        float version = weight[0, 0];
        foreach (float value in weight)
            Assert.Equal(version, value);
        foreach (float value in network.Dense1.Bias)
            Assert.Equal(version, value);
        return (int)version;
    }

    private int DeleteTemporaryFiles()
    {
        string[] left = [.. _directory.Names.Where(name => name != FileName)];
        foreach (string name in left)
            File.Delete(_directory.File(name));
        return left.Length;
    }
}
