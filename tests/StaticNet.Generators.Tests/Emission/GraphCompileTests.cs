using StaticNet.Generators.Tests.Testing;

namespace StaticNet.Generators.Tests.Emission;

/// <summary>Networks with branches, blocks, several inputs and outputs compile without a word.</summary>
public sealed class GraphCompileTests
{
    [Theory]
    [InlineData(Graphs.Residual)]
    [InlineData(Graphs.Towers)]
    [InlineData(Graphs.Sequences)]
    [InlineData(Beliefs.Digits)]
    [InlineData(Beliefs.Branched)]
    [InlineData(Beliefs.Machine)]
    public async Task Graph_compiles_without_a_diagnostic(string source)
    {
        CompiledProgram program = await Programs.Compile(source);
        Assert.Empty(program.Diagnostics);
        program.AssertCompiles();
        Assert.DoesNotContain(program.Files.Values, static file => file.Contains("InvalidOperationException(\"", StringComparison.Ordinal));
    }
}
