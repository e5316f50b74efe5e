using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNet.Generators.Tests.Testing;

namespace StaticNet.Generators.Tests.Robustness;

/// <summary>Whatever is being typed, generator and analyzer throw nothing.</summary>
public sealed partial class RobustnessTests
{
    private static readonly string[] Declarations =
    [
        Networks.Digits, Networks.Tiny, Networks.Rich, Networks.Pooled, Networks.Regression, Networks.Tagging, Networks.Series,
        Networks.Images, Networks.Functions, Networks.Normalized, Networks.Gated, Graphs.Residual, Graphs.Towers, Graphs.Sequences, Beliefs.Digits, Tables.Weather, .. Samples(),
    ];

    private static readonly bool IsLong = Environment.GetEnvironmentVariable("STATICNET_LONG") == "1";

    private readonly CSharpCompilation _empty = Programs.Of();
    private GeneratorDriver _driver = Programs.Driver();

    // Without STATICNET_LONG=1 it is one prefix of five, which go through all of them from declaration to declaration.
    [Fact]
    public async Task Every_prefix_of_every_declaration_is_survived()
    {
        int step = IsLong ? 1 : 5, index = 0;
        foreach (string source in Declarations)
        {
            for (int length = 0; length <= source.Length; length++)
            {
                if (index++ % step == 0)
                    await Survive(source[..length]);
            }
        }
    }

    // Without STATICNET_LONG=1 it is one token of eleven, which go through all of them from declaration to declaration.
    [Fact]
    public async Task Every_deletion_of_one_token_is_survived()
    {
        int step = IsLong ? 1 : 11, index = 0;
        foreach (string source in Declarations)
        {
            foreach (SyntaxToken token in Programs.Parse(source).GetRoot().DescendantTokens())
            {
                if (index++ % step == 0)
                    await Survive(source.Remove(token.SpanStart, token.Span.Length));
            }
        }
    }

    // While a name is typed there is none, and a part of a nameless class would be a page of syntax errors.
    [Theory]
    [InlineData("[Network, Input(3), Dense(2)] public partial class ")]
    [InlineData("[Network, Input(3), Dense(2)] public partial class Net<")]
    [InlineData("public partial class { [Network, Input(3), Dense(2)] private partial class Net; }")]
    [InlineData("public partial class Outer<T,> { [Network, Input(3), Dense(2)] private partial class Net; }")]
    [InlineData("[Block, Dense(2)] public partial class ")]
    [InlineData("[Features] public partial record ")]
    [InlineData("[Features] public partial record Row(float A, int? )")]
    [InlineData("[Features] public partial class Row { public float A { get; set; } public int? { get; set; } }")]
    public async Task What_has_no_name_yet_gets_no_generated_mistakes(string source)
    {
        CompiledProgram program = await Programs.Compile(source);
        program.AssertGeneratedFilesAreRight();
        Assert.Empty(program.Diagnostics);
    }

    [Fact]
    public async Task Random_attributes_are_survived()
    {
        for (int seed = 0; seed < (IsLong ? 20_000 : 600); seed++)
            await Survive(new RandomNetworks(seed).Nonsense());
    }

    [Fact]
    public async Task Random_images_are_survived_and_compile_where_nothing_is_reported()
    {
        List<string> whole = [];
        for (int seed = 0; seed < (IsLong ? 3000 : 400); seed++)
        {
            string source = new RandomImageAttributes(seed).Next();
            if (await Survive(source))
                whole.Add(source.Replace("class Net;", $"class Net{seed};"));
        }
        Assert.InRange(whole.Count, 10, 2000);
        (await Programs.Compile(string.Join("\n", whole.Take(400)))).AssertCompiles();
    }

    // What has no error of ours must compile, whatever it is good for: thousands with STATICNET_LONG=1.
    [Fact]
    public async Task Whatever_has_no_error_compiles()
    {
        RandomNetworks networks = new(seed: 11);
        List<string> whole = [];
        for (int index = 0; index < (IsLong ? 6000 : 60); index++)
        {
            string source = networks.Few();
            if (await Survive(source))
                whole.Add(source.Replace("class Net;", $"class Net{index};"));
        }
        Assert.True(whole.Count > 10);
        foreach (string[] some in whole.Chunk(200))
            (await Programs.Compile(string.Join("\n", some))).AssertCompiles();
    }

    // Where something is reported, generated code adds nothing to it.
    [Fact]
    public async Task Random_machines_compile()
    {
        List<string> whole = [], others = [];
        for (int seed = 0; seed < (IsLong ? 5000 : 60); seed++)
        {
            string source = new RandomBeliefs(seed).Next($"Net{seed}");
            (await Survive(source) ? whole : others).Add(source);
        }
        Assert.True(whole.Count > 5 && others.Count > 5, $"{whole.Count} and {others.Count}");
        foreach (string[] some in whole.Chunk(100))
            (await Programs.Compile(string.Join("\n", some))).AssertCompiles();
        foreach (string[] some in others.Chunk(100))
            (await Programs.Compile(string.Join("\n", some))).AssertGeneratedFilesAreRight();
    }

    // Where no name is refused, none may clash in generated code.
    [Fact]
    public async Task Random_names_compile_where_nothing_is_reported()
    {
        List<string> whole = [];
        for (int seed = 0; seed < (IsLong ? 20_000 : 80); seed++)
        {
            string source = new RandomNames(seed).Next($"Net{seed}");
            if (await Survive(source))
                whole.Add(source);
        }
        Assert.True(whole.Count > 10, $"{whole.Count}");
        foreach (string[] some in whole.Chunk(100))
            (await Programs.Compile(string.Join("\n", some))).AssertCompiles();
    }

    [Fact]
    public async Task Random_networks_compile_without_a_diagnostic()
    {
        for (int seed = 0; seed < (IsLong ? 20 : 3); seed++)
        {
            RandomNetworks networks = new(seed);
            string source = string.Join("\n", Enumerable.Range(0, 20).Select(index => networks.Sensible($"Net{index}")));
            CompiledProgram program = await Programs.Compile(source);
            Assert.DoesNotContain(program.Diagnostics, static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            program.AssertCompiles();
        }
    }

    // Whether neither we nor the C# compiler would stop the build for its attributes.
    [Fact]
    public async Task Random_networks_of_sequences_compile_without_a_diagnostic()
    {
        for (int seed = 0; seed < (IsLong ? 20 : 2); seed++)
        {
            RandomNetworks networks = new(seed);
            string source = string.Join("\n", Enumerable.Range(0, 20).Select(index => networks.SensibleSequences($"Net{index}")));
            CompiledProgram program = await Programs.Compile(source);
            Assert.DoesNotContain(program.Diagnostics, static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            program.AssertCompiles();
        }
    }

    private async Task<bool> Survive(string source)
    {
        CSharpCompilation compilation = _empty.AddSyntaxTrees(Programs.Parse(source));
        _driver = _driver.RunGenerators(compilation);
        GeneratorRunResult result = _driver.GetRunResult().Results.Single();
        Assert.True(result.Exception is null, $"{source}\n{result.Exception}");
        (ImmutableArray<Diagnostic> analyzed, ImmutableArray<Diagnostic> compiled) =
            await Programs.Diagnose(compilation);
        Assert.All(analyzed, static diagnostic => Assert.StartsWith("SN", diagnostic.Id, StringComparison.Ordinal));
        return analyzed.Concat(compiled).All(static diagnostic => diagnostic.Severity != DiagnosticSeverity.Error);
    }

    [GeneratedRegex(@"\[(DeepBelief)?Network\b")]
    private static partial Regex NetworkMark();

    // The declarations of networks in the samples: from [Network] to the end of the class's head.
    private static IEnumerable<string> Samples([CallerFilePath] string path = "")
    {
        string samples = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "../../../samples"));
        foreach (string file in Directory.EnumerateFiles(samples, "*.cs", SearchOption.AllDirectories).Order())
        {
            bool isBuilt = file.Contains("/obj/", StringComparison.Ordinal) || file.Contains("/bin/", StringComparison.Ordinal);
            if (isBuilt || File.ReadAllText(file) is not { } source || !NetworkMark().IsMatch(source))
                continue;
            IEnumerable<SyntaxNode> networks = CSharpSyntaxTree.ParseText(source).GetRoot().DescendantNodes()
                .Where(static node => node is Microsoft.CodeAnalysis.CSharp.Syntax.ClassDeclarationSyntax declaration
                    && declaration.AttributeLists.ToString().Contains("Network", StringComparison.Ordinal));
            foreach (SyntaxNode network in networks)
                yield return network.ToString();
        }
    }
}
