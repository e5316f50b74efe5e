using Microsoft.CodeAnalysis;
using StaticNet.Generators.Analyzers;
using StaticNet.Generators.Tests.Testing;

namespace StaticNet.Generators.Tests.Diagnostics;

/// <summary>
/// Every diagnostic: its id, its whole message, its place; and that a program that uses the network sees nothing else.
/// </summary>
public sealed class DiagnosticTests
{
    public static TheoryData<string> Ids => [.. DiagnosticCases.All.Keys];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Diagnostic_says_what_where_and_what_to_do(string id)
    {
        foreach (DiagnosticCase example in DiagnosticCases.All[id])
        {
            Marked marked = Marked.Parse(example.Source);
            CompiledProgram program = await Programs.Compile(marked.Source);
            Diagnostic? diagnostic = program.Diagnostics.Where(found => found.Id == id).Take(2).SingleOrDefault();
            Assert.True(diagnostic is not null, $"{example.Message}\n{string.Join("\n", program.Diagnostics)}");
            Assert.Equal(example.Message, diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal(marked.Text, marked.Source.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
            Assert.Equal(marked.Start, diagnostic.Location.SourceSpan.Start);
            program.AssertGeneratorSurvived();
            if (!example.IsOnly)
                continue;
            Assert.Single(program.Diagnostics);
            program.AssertCompiles();
        }
    }

    [Fact]
    public async Task What_is_meant_as_it_is_has_no_hint()
    {
        Assert.Empty((await Programs.Compile(DiagnosticCases.GoodHabits)).AssertCompiles().Diagnostics);
        Assert.Empty((await Programs.Compile(DiagnosticCases.GoodCalls)).AssertCompiles().Diagnostics);
    }

    [Theory]
    [InlineData("ReLU", "Relu")]
    [InlineData("Softmax2D", "Softmax")]
    [InlineData("Conv2d", "Conv2D")]
    [InlineData("Linear", "Dense")]
    [InlineData("LSTM", "Lstm")]
    [InlineData("MaxPooling2DAttribute", "MaxPool2D")]
    [InlineData("MSELoss", "MeanSquaredErrorLoss")]
    [InlineData("MeanSquaredError", "MeanSquaredErrorLoss")]
    [InlineData("Obsolete", null)]
    public void A_misspelt_attribute_is_recognized(string name, string? meant)
        => Assert.Equal(meant, AttributeNames.Nearest(name));

    [Fact]
    public void Every_diagnostic_has_an_example() =>
        Assert.Equal(new NetworkAnalyzer().SupportedDiagnostics.Select(static descriptor => descriptor.Id), DiagnosticCases.All.Keys.Order());

    [Fact]
    public async Task A_network_without_mistakes_has_no_diagnostic()
    {
        CompiledProgram program = await Programs.Compile(Networks.Digits);
        Assert.Empty(program.Diagnostics);
        program.AssertCompiles();
    }
}
