using StaticNet.Golden.Tests.Compilation;
using StaticNet.Golden.Tests.Ops;
using StaticNet.Golden.Tests.Vectors;

namespace StaticNet.Golden.Tests.Coverage;

/// <summary>
/// Everything that is computed against PyTorch's own results: each case's network is written from its settings,
/// compiled with the generator, and run.
/// </summary>
public sealed class GoldenTests
{
    // Of the project's own cases, those that are not covered are on a list, and a test holds it to that.
    public static TheoryData<string, string> Cases()
    {
        var rows = new TheoryData<string, string>();
        foreach (GoldenCase golden in GoldenFolder.Current.Cases)
            if (GoldenFolder.IsForeign || GoldenOps.NotCovered(golden) is null)
                rows.Add(golden.File, golden.Name);
        return rows;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Case_matches_PyTorch(string file, string name)
    {
        GoldenCase golden = GoldenFolder.Current[file, name];
        if (GoldenOps.NotCovered(golden) is string reason)
            Assert.Skip($"Not covered: {reason}.");
        IReadOnlyList<NetworkRunner> networks = GoldenNetworks.Create(golden);
        GoldenOps.Find(golden)!.Check(golden, networks);
        Assert.Equal([], golden.UnreadSettings);
    }
}
