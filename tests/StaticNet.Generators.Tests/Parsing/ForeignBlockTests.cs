using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNet.Generators.Tests.Testing;

namespace StaticNet.Generators.Tests.Parsing;

/// <summary>Blocks of other assemblies, of which there is no source.</summary>
public sealed class ForeignBlockTests
{
    private const string Network = "[Network]\n[Input(4)]\n[Use<Foreign>(Name = \"body\")]\npublic partial class Net;";

    [Fact]
    public async Task Block_of_another_assembly_is_inserted()
    {
        MetadataReference library = Programs.Library(
            "Blocks", [],
            "[Block, Dense(2, Times = \"input\"), Relu, Residual<Inner>(Repeat = 2)] public class Foreign;\n"
            + "[Block, Dense(1, Times = \"input\", Key = \"k\")] public class Inner;");
        CompiledProgram program = await Programs.Compile(Programs.Of(Network).AddReferences(library));
        Assert.Empty(program.Diagnostics);
        Assert.Contains("body.dense1 (Dense)", program.Files["Net.g.cs"], StringComparison.Ordinal);
        Assert.Contains("body.inner2.dense1 (Dense)", program.Files["Net.g.cs"], StringComparison.Ordinal);
    }

    // Nothing reports the block's own mistakes, and there are no lines to name.
    [Theory]
    [InlineData("[Block, Dense(3), Relu(From = \"dense2\")] public class Foreign;",
        "body does not fit: in Foreign, relu1 reads from 'dense2', which is not a layer. Did you mean 'dense1'? It can name: input, dense1.")]
    [InlineData("[Block, Dense(3), HuberLoss] public class Foreign;",
        "body does not fit: in Foreign, Foreign is a block and cannot have [HuberLoss]: the network that uses it has the loss. Remove it.")]
    [InlineData("[Block, Use<Inner>] public class Foreign; [Block, Dense(0)] public class Inner;",
        "body does not fit: in Inner, dense1 cannot be made: its number of units is 0. Sizes are positive whole numbers.")]
    [InlineData("[Block, Dense(3), Conv2D(2, 3)] public class Foreign;",
        "body does not fit: in Foreign, body.conv2d1 needs an image (height x width x channels), but body.dense1 produces 3. "
        + "Move body.conv2d1 up, before body.dense1, or insert [Reshape(height, width, channels)] if these values are meant as positions.")]
    [InlineData("[Block, Use<Inner>] public class Foreign; [Block, Use<Foreign>] public class Inner;",
        "body does not fit: in Foreign, Foreign would contain itself without end: Foreign -> Inner -> Foreign. Remove one of these uses.")]
    public async Task Mistakes_are_reported_at_the_use(string block, string message)
    {
        MetadataReference library = Programs.Library("Blocks", [], block);
        CompiledProgram program = await Programs.Compile(Programs.Of(Network).AddReferences(library));
        Diagnostic diagnostic = Assert.Single(program.Diagnostics);
        Assert.Equal("SN0501", diagnostic.Id);
        Assert.Equal(message, diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(2, diagnostic.Location.GetLineSpan().StartLinePosition.Line);
        program.AssertCompiles();
    }

    // The library was built with an earlier version of the program, whose block did not use it yet.
    [Fact]
    public async Task Blocks_that_use_each_other_across_assemblies_are_reported()
    {
        MetadataReference before = Programs.Library("Program", [], "[Block, Relu] public class Own;");
        MetadataReference library = Programs.Library("Blocks", [before], "[Block, Use<Own>] public class Foreign;");
        CSharpCompilation program = Programs.Of("[Block, {0}] public class Own;".Replace("{0}", "Use<Foreign>", StringComparison.Ordinal), Network)
            .AddReferences(library);
        Diagnostic[] diagnostics = [.. (await Programs.Compile(program)).Diagnostics];
        Assert.Contains(diagnostics, static diagnostic => diagnostic.Id == "SN0503"
            && diagnostic.ToString().Contains("Own would contain itself without end: Own -> Foreign -> Own.", StringComparison.Ordinal));
        Assert.Contains(diagnostics, static diagnostic => diagnostic.Id == "SN0501");
    }

    [Fact]
    public async Task Lines_in_another_file_are_named_with_it()
    {
        CompiledProgram program = await Programs.Compile(
            "[Network, Input(4, 4), Use<B>] public partial class Net;", "// first line\n[Block]\n[Dense(3)]\nclass B;");
        Assert.Equal(
            "b1 does not fit: in B (Part1.cs, line 3), b1.dense1 needs a flat input, but input (line 1) produces 4x4. Insert [Flatten] (16 values).",
            Assert.Single(program.Diagnostics).GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }
}
