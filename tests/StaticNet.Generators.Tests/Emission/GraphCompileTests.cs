using StaticNet.Generators.Tests.Testing;

namespace StaticNet.Generators.Tests.Emission;

public sealed class GraphCompileTests
{
    [Theory]
    [InlineData(Graphs.Residual)]
    [InlineData(Graphs.Towers)]
    public async Task Compiles(string source)
    {
        CompiledProgram program = await Programs.Compile(source);
        Assert.Empty(program.Diagnostics);
        program.AssertCompiles();
    }
}
