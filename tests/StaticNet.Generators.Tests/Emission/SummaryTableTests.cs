using StaticNet.Generators.Tests.Testing;

namespace StaticNet.Generators.Tests.Emission;

/// <summary>The table that shows on hover.</summary>
public sealed class SummaryTableTests
{
    [Theory]
    [InlineData(
        "Input(4), Dense(4), Relu, Add(\"input\"), Dense(2)",
        """
        layer           reads         output  parameters  FLOPs
        input                         4
        dense1 (Dense)  input         4               20     36
        relu1 (Relu)    dense1        4                0      4
        add1 (Add)      relu1, input  4                0      4
        dense2 (Dense)  add1          2               10     18
        total                                         30     62
        """)]
    [InlineData(
        "Input(4), Dense(4), Relu",
        """
        layer           output  parameters  FLOPs
        input           4
        dense1 (Dense)  4               20     36
        relu1 (Relu)    4                0      4
        total                           20     40
        """)]
    public async Task Table_says_what_is_read_where_it_is_not_the_layer_before(string attributes, string table)
    {
        CompiledProgram program = await Programs.Compile($"[Network, {attributes}] public partial class Net;");
        string source = program.Files["Net.g.cs"];
        string lines = string.Concat(table.ReplaceLineEndings("\n").Split('\n').Select(static line => $"/// {line}\n"));
        Assert.Contains($"/// <code>\n{lines}/// </code>", source, StringComparison.Ordinal);
    }
}
