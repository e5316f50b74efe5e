using StaticNet.Generators.Tests.Testing;

namespace StaticNet.Generators.Tests.Emission;

/// <summary>The whole generated source of some networks, to be read in reviews.</summary>
public sealed class SnapshotTests
{
    [Fact]
    public Task Digits() => Verify(Networks.Digits, nameof(Digits));

    [Fact]
    public Task Images() => Verify(Networks.Images, nameof(Images));

    [Fact]
    public Task Tiny() => Verify(Networks.Tiny, nameof(Tiny));

    [Fact]
    public Task Rich() => Verify(Networks.Rich, nameof(Rich));

    [Fact]
    public Task Regression() => Verify(Networks.Regression, nameof(Regression));

    [Fact]
    public Task Tagging() => Verify(Networks.Tagging, nameof(Tagging));

    [Fact]
    public Task Series() => Verify(Networks.Series, nameof(Series));

    [Fact]
    public Task Pooled() => Verify(Networks.Pooled, nameof(Pooled));

    [Fact]
    public Task Normalized() => Verify(Networks.Normalized, nameof(Normalized));

    [Fact]
    public Task Gated() => Verify(Networks.Gated, nameof(Gated));

    [Fact]
    public Task Mistake()
        => Verify("[Network, Input(2, 2), Dense(3), HuberLoss] public partial class Net;", nameof(Mistake));

    private static async Task Verify(string source, string method)
    {
        CompiledProgram program = await Programs.Compile(source);
        foreach ((string hint, string text) in program.Files)
            Snapshot.Verify(text, Path.GetFileNameWithoutExtension(hint), method: method);
    }
}
