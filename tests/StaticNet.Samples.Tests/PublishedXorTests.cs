using System.Diagnostics;

namespace StaticNet.Samples.Tests;

/// <summary>Tests that take time run alone.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class StartCollection;

/// <summary>What is claimed of the published binary: its size, and how soon it answers.</summary>
[Collection(typeof(StartCollection))]
public sealed class PublishedXorTests(TemporaryDirectory directory) : IClassFixture<TemporaryDirectory>
{
    private static readonly string? s_published = Environment.GetEnvironmentVariable("STATICNET_SAMPLES");

    [Fact]
    public void Is_smaller_than_1_8_megabytes()
    {
        RequirePublished();
        Assert.InRange(new FileInfo(Path.Combine(s_published!, "Xor")).Length, 1, 1_799_999);
    }

    [Fact]
    public void Runs_where_nothing_lies_beside_it()
    {
        RequirePublished();
        string alone = directory.File("Xor");
        File.Copy(Path.Combine(s_published!, "Xor"), alone);
        using Process process = Process.Start(new ProcessStartInfo(alone)
        {
            WorkingDirectory = directory.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Sample.Finish(process).RequireSuccess();
    }

    [Fact]
    public void Loads_and_predicts_within_10_milliseconds_of_its_start()
    {
        RequirePublished();
        Sample.Run("Xor", directory.Path).RequireSuccess();
        // What else the machine does only adds to a run.
        Assert.InRange(Enumerable.Range(0, 21).Min(_ => RunTime()), 0, 10);
    }

    // From before the process is there until after it has ended, so that nothing is left out.
    private double RunTime()
    {
        long start = Stopwatch.GetTimestamp();
        Sample.Run("Xor", directory.Path, "--weights", "xor.safetensors").RequireSuccess();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static void RequirePublished()
        => Assert.SkipWhen(s_published is null, "STATICNET_SAMPLES does not name a directory with published samples.");
}
