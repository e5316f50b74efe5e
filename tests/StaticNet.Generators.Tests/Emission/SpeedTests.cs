using System.Diagnostics;
using Microsoft.CodeAnalysis;
using StaticNet.Generators.Tests.Testing;

namespace StaticNet.Generators.Tests.Emission;

/// <summary>
/// The IDE waits for the generator: 20 ms for a common network, 100 ms for 60 residual blocks and 500 ms for a
/// long one; times three for slow machines, and six where the tests of other projects take the cores for longer.
/// </summary>
public sealed class SpeedTests
{
    [Fact]
    public void Common_network_takes_under_60_ms() => Assert.InRange(Fastest(Networks.Digits).TotalMilliseconds, 0, 60);

    [Fact]
    public void Network_of_200_layers_takes_under_1500_ms()
    {
        string layers = string.Join("]\n[", Enumerable.Repeat("Dense(64), Relu", 100));
        Assert.InRange(
            Fastest($"[Network]\n[Input(64)]\n[{layers}]\npublic partial class Net;").TotalMilliseconds, 0, 1500);
    }

    [Fact]
    public void Network_of_60_residual_blocks_takes_under_600_ms() =>
        Assert.InRange(Fastest(Networks.Residual(blocks: 60)).TotalMilliseconds, 0, 600);

    private static TimeSpan Fastest(string source)
    {
        TimeSpan fastest = TimeSpan.MaxValue;
        for (int run = 0; run < 10; run++)
        {
            Compilation compilation = Programs.Of(source);
            GeneratorDriver driver = Programs.Driver();
            long start = Stopwatch.GetTimestamp();
            driver = driver.RunGenerators(compilation);
            TimeSpan time = Stopwatch.GetElapsedTime(start);
            Assert.NotEmpty(driver.GetRunResult().GeneratedTrees);
            fastest = time < fastest ? time : fastest;
        }
        return fastest;
    }
}
