using StaticNet.Golden.Tests.Ops;
using StaticNet.Golden.Tests.Vectors;

namespace StaticNet.Golden.Tests.Coverage;

/// <summary>Nothing is skipped unseen: each golden case is run or on the list, and the list has nothing else.</summary>
public sealed class CoverageTests
{
    private static readonly IReadOnlyList<GoldenCase> Own =
    [
        .. Directory.GetFiles(GoldenFolder.OwnPath, "*.json").Order(StringComparer.Ordinal)
            .SelectMany(GoldenFolder.Read),
    ];

    [Fact]
    public void Each_case_is_run_or_listed()
    {
        HashSet<string> listed = [.. Listed()];
        Assert.Equal([], Own.Where(golden => NeedsNetwork(golden)
            && GoldenOps.NotCovered(golden) is not null
            && !listed.Contains(golden.ToString())).Select(golden => $"{golden}: {GoldenOps.NotCovered(golden)}"));
    }

    [Fact]
    public void Nothing_is_listed_that_is_run_or_does_not_exist()
    {
        HashSet<string> notRun =
            [.. Own.Where(golden => GoldenOps.NotCovered(golden) is not null).Select(golden => golden.ToString())];
        Assert.Equal([], Listed().Where(name => !notRun.Contains(name)));
        Assert.Equal(Listed().Distinct(), Listed());
        Assert.All(NotCovered.RunByTheLibrarysTests.Keys, file => Assert.Contains(Own, golden => golden.File == file));
    }

    [Fact]
    public void All_files_are_there()
    {
        Assert.Equal(22, Own.Select(golden => golden.File).Distinct().Count());
        Assert.Equal(273, Own.Count);
    }

    private static bool NeedsNetwork(GoldenCase golden)
        => !NotCovered.RunByTheLibrarysTests.ContainsKey(golden.File);

    private static IEnumerable<string> Listed()
        => NotCovered.Cases.SelectMany(list => list.Cases.Select(name => $"{list.File}: {name}"));
}
