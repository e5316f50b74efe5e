using Microsoft.CodeAnalysis;
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

    [Theory]
    [MemberData(nameof(DiagnosticCases.GoodHabits), MemberType = typeof(DiagnosticCases))]
    public async Task What_is_meant_as_it_is_has_no_hint(string source)
        => Assert.Empty((await Programs.Compile(source)).AssertCompiles().Diagnostics);

    [Theory]
    [MemberData(nameof(DiagnosticCases.GoodCalls), MemberType = typeof(DiagnosticCases))]
    public async Task A_call_that_may_fit_has_no_hint(string calls) => Assert.Empty((await Programs.Compile($$"""
        [Network, Input(4), Dense(3), CrossEntropyLoss] public partial class Net;
        public class User
        {
            public void Run(Net net, Workspace workspace, float[] some, int n) { {{calls}} }
            private static void Fill(ref float[] values) => values = new float[4];
        }
        """)).AssertCompiles().Diagnostics);

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
