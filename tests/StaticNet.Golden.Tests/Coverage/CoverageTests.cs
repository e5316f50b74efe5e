using StaticNet.Golden.Tests.Ops;
using StaticNet.Golden.Tests.Vectors;

namespace StaticNet.Golden.Tests.Coverage;

/// <summary>Nothing is skipped unseen: each of the project's golden cases is run.</summary>
public sealed class CoverageTests
{
    // What no network is compiled for, and the library's own tests run.
    private static readonly string[] RunByTheLibrarysTests = ["clip.json", "optimizers.json", "schedules.json"];

    private static readonly IReadOnlyList<GoldenCase> Own =
    [
        .. Directory.GetFiles(GoldenFolder.OwnPath, "*.json").Order(StringComparer.Ordinal)
            .SelectMany(GoldenFolder.Read),
    ];

    [Fact]
    public void Each_case_is_run() => Assert.Equal([], Own
        .Where(golden => !RunByTheLibrarysTests.Contains(golden.File) && GoldenOps.NotCovered(golden) is not null)
        .Select(golden => $"{golden}: {GoldenOps.NotCovered(golden)}"));

    [Fact]
    public void All_files_are_there()
    {
        Assert.Equal(22, Own.Select(golden => golden.File).Distinct().Count());
        Assert.Equal(273, Own.Count);
        Assert.All(RunByTheLibrarysTests, file => Assert.Contains(Own, golden => golden.File == file));
    }
}
