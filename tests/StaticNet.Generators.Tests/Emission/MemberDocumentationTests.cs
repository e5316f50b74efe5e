using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using StaticNet.Generators.Tests.Testing;

namespace StaticNet.Generators.Tests.Emission;

/// <summary>What an IDE shows of generated members: quick info, which is their documentation.</summary>
public sealed class MemberDocumentationTests
{
    private const string Source = """
        [Network, TokenInput(400), Embedding(8), Lstm(4), Dense(3), CrossEntropyLoss]
        public partial class Plain;

        /// <summary>The user's own.</summary>
        [Network, Input(18), Dense(64)]
        public partial class Described;
        """;

    [Fact]
    public async Task It_says_what_a_user_needs()
    {
        Compilation program = (await Programs.Compile(Source)).AssertCompiles().Compilation;
        Assert.Equal("A network from T tokens of 400 to T x 3, with 3,439 parameters.", Summary("Plain"));
        Assert.Equal("The user's own.", Summary("Described"));
        Assert.Equal("One token for each time step, 0 to 399.", Summary("Plain", "InputSize"));
        Assert.Contains("gradients need", Summary("Plain", "ParameterCount"), StringComparison.Ordinal);
        Assert.Equal("Weight, [outputs 64 x inputs 18].", Summary("Described+Block+Dense1Parameters", "Weight"));
        Assert.Equal("Weight, [tokens 400 x units 8].", Summary("Plain+Block+Embedding1Parameters", "Weight"));
        Assert.Contains(
            "new Trainer<Plain>(network, new Adam(1e-3)).Fit(", Xml("Plain", ".ctor").Element("example")!.Value,
            StringComparison.Ordinal);

        string Summary(string type, string? member = null) => Xml(type, member).Element("summary")!.Value.Trim();

        XElement Xml(string type, string? member)
        {
            INamedTypeSymbol symbol = program.GetTypeByMetadataName(type)!;
            ISymbol documented = member is null ? symbol : symbol.GetMembers(member)[0];
            return XElement.Parse(documented.GetDocumentationCommentXml()!);
        }
    }
}
