using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNet.Generators.Tests.Testing;

namespace StaticNet.Generators.Tests.Incrementality;

/// <summary>An edit elsewhere runs nothing past the first step again, and no step keeps a compilation alive.</summary>
public sealed class IncrementalityTests
{
    private const string Other = "public class Other { public int A() { return 1; } }";

    private const string Source =
        $"{Networks.Digits}\npublic partial class DigitClassifier {{ public int Own() {{ return 1; }} }}\n{Other}";

    [Theory]
    [InlineData("namespace Samples;", "// a comment\n\n\nnamespace Samples;")]
    [InlineData("[Dense(128), Relu]", "[ Dense(100 + 28),\n   Relu() ] // hidden")]
    [InlineData("Own() { return 1; }", "Own() { return 1 + 1; }")]
    [InlineData("Own() { return 1; }", "Own() { return 1; } public void More() { }")]
    [InlineData("A() { return 1; }", "A() { return 2; } public void B() { }")]
    [InlineData("public class Other", "public class Renamed")]
    [InlineData("", "")]
    public void Edit_elsewhere_runs_nothing_again(string before, string after)
    {
        CSharpCompilation first = Programs.Of(Source, "class Elsewhere;");
        GeneratorDriver driver = Programs.Driver(tracked: true).RunGenerators(first);
        CSharpCompilation second = before.Length == 0
            ? first.ReplaceSyntaxTree(Tree(first, "Part1.cs"), Programs.Parse("class Elsewhere { int a; }", "Part1.cs"))
            : Edit(first, before, after);
        GeneratorRunResult result = driver.RunGenerators(second).GetRunResult().Results.Single();

        Assert.All(Reasons(result, NetworkGenerator.ParseStep), static reason =>
            Assert.True(
                reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, reason.ToString()));
        Assert.All(
            Reasons(result, NetworkGenerator.InferStep),
            static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.All(Outputs(result), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void Edit_of_one_network_generates_only_that_one_again()
    {
        CSharpCompilation first = Programs.Of(Networks.Digits, Networks.Tiny);
        GeneratorDriver driver = Programs.Driver(tracked: true).RunGenerators(first);
        GeneratorRunResult result = driver.RunGenerators(Edit(first, "Dense(128)", "Dense(64)"))
            .GetRunResult().Results.Single();
        Assert.Equal(
            [IncrementalStepRunReason.Cached, IncrementalStepRunReason.Modified],
            Reasons(result, NetworkGenerator.InferStep).Order().Reverse());
        Assert.Contains(IncrementalStepRunReason.Cached, Outputs(result));
        Assert.Contains(IncrementalStepRunReason.Modified, Outputs(result));
    }

    [Theory]
    [InlineData("[Block, Dense(3)] class Used;", "[Block, Dense(4)] class Used;")]
    [InlineData("[Block, Dense(3)] class Used;", "[Block, Dense(0)] class Used;")]
    [InlineData("[Block, Dense(3)] class Used;", "[Dense(3)] class Used;")]
    [InlineData("[Block, Relu] class Inner;", "[Block, Tanh] class Inner;")]
    public void Edit_of_a_block_generates_its_users_again_and_nothing_else(string before, string after)
    {
        CSharpCompilation first = Programs.Of(
            $"{before} {(before.Contains("Inner", StringComparison.Ordinal) ? "[Block, Dense(3), Use<Inner>] class Used;" : "")}",
            "[Network, Input(4), Residual<Mid>] public partial class User; [Block, Use<Used>] class Mid;",
            "[Network, Input(4), Use<Other>] public partial class Bystander; [Block, Dense(2)] class Other;", Networks.Digits);
        GeneratorDriver driver = Programs.Driver(tracked: true).RunGenerators(first);
        GeneratorRunResult result = driver.RunGenerators(Edit(first, before, after)).GetRunResult().Results.Single();
        Assert.Equal(
            [IncrementalStepRunReason.Cached, IncrementalStepRunReason.Cached, IncrementalStepRunReason.Modified],
            Reasons(result, NetworkGenerator.InferStep).Order().Reverse());
        Assert.Equal(2, Outputs(result).Count(static reason => reason == IncrementalStepRunReason.Cached));
    }

    // What a use reads and shares is in none of the layers that it stands for.
    [Theory]
    [InlineData("Use<B>(\"a\"), Add(\"b\")", "Use<B>(\"b\"), Add(\"a\")")]
    [InlineData("Use<B>, Use<B>, Add(\"a\")", "Use<B>, Use<B>(Shared = \"b1\"), Add(\"a\")")]
    [InlineData("Add(\"a\"), HuberLoss", "Add(\"a\"), HuberLoss(Weight = 2)")]
    public void Edit_of_a_use_generates_again(string before, string after)
    {
        CSharpCompilation first = Programs.Of(
            $"[Network, Input(4, Name = \"a\"), Input(4, Name = \"b\"), {before}] public partial class Net; [Block, Dense(4)] class B;");
        GeneratorDriver driver = Programs.Driver(tracked: true).RunGenerators(first);
        GeneratorRunResult result = driver.RunGenerators(Edit(first, before, after)).GetRunResult().Results.Single();
        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(result, NetworkGenerator.InferStep));
    }

    // A method that an attribute names is part of the declaration, with the methods and constants that it uses.
    [Theory]
    [InlineData("2 * Inner(x)", "3 * Inner(x)", true)]
    [InlineData("x + Shift", "x - Shift", true)]
    [InlineData("Shift = 0.5f", "Shift = 0.25f", true)]
    [InlineData("2 * Inner(x)", "(2) * Other.Inner(x) /* the same */", false)]
    [InlineData("static float Own", "\n\n    static float Unused(float x) => x;\n    static float Own", false)]
    public void Edit_of_a_method_generates_again_what_it_changes(string before, string after, bool changes)
    {
        CSharpCompilation first = Programs.Of(
            "[Network, Input(4), Elementwise(nameof(Own))] public partial class Net { static float Own(float x) => 2 * Inner(x); static float Inner(float x) => Other.Inner(x); }",
            "static class Other { const float Shift = 0.5f; public static float Inner(float x) => x + Shift; }");
        GeneratorDriver driver = Programs.Driver(tracked: true).RunGenerators(first);
        CSharpCompilation second = first.SyntaxTrees.Aggregate(first, (program, tree) =>
            program.ReplaceSyntaxTree(tree, Programs.Parse(tree.ToString().Replace(before, after, StringComparison.Ordinal), tree.FilePath)));
        GeneratorRunResult result = driver.RunGenerators(second).GetRunResult().Results.Single();
        Assert.All(Outputs(result), reason => Assert.Equal(
            changes ? IncrementalStepRunReason.Modified : IncrementalStepRunReason.Cached, reason));
    }

    // What a network reads of a record: its columns, and nothing of what stands beside them.
    [Theory]
    [InlineData("float Scaling;", "float Scaling, Wind;", 0)]
    [InlineData("double Rain", "float Rain", 0)]
    [InlineData("public float Scaling;", "// a comment\npublic float Scaling; void Own() { }", 2)]
    [InlineData("Dense(4)", "Dense(5)", 1)]
    public void Edit_of_a_record_generates_again_what_it_changes(string before, string after, int kept)
    {
        CSharpCompilation first = Programs.Of(Tables.Weather);
        GeneratorDriver driver = Programs.Driver(tracked: true).RunGenerators(first);
        GeneratorRunResult result = driver.RunGenerators(Edit(first, before, after)).GetRunResult().Results.Single();
        Assert.Equal(kept, Outputs(result).Count(static reason => reason == IncrementalStepRunReason.Cached));
    }

    [Fact]
    public void Lines_of_a_block_generate_nothing_again()
    {
        CSharpCompilation first = Programs.Of(
            "[Block, Dense(3), Dense(0)] class Used;", "[Network, Input(4), Use<Used>] public partial class User;");
        GeneratorDriver driver = Programs.Driver(tracked: true).RunGenerators(first);
        GeneratorRunResult result = driver.RunGenerators(Edit(first, "[Block", "\n\n// a block\n[Block"))
            .GetRunResult().Results.Single();
        Assert.All(Outputs(result), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void Mistakes_are_cached_too()
    {
        CSharpCompilation first = Programs.Of(
            "[Network, Input(2, 2), Dense(3), Dense(0)] public partial class DigitClassifier;");
        GeneratorDriver driver = Programs.Driver(tracked: true).RunGenerators(first);
        GeneratorRunResult result = driver.RunGenerators(Edit(first, "[Network", "\n\n[Network"))
            .GetRunResult().Results.Single();
        Assert.All(Outputs(result), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void No_step_keeps_symbols_syntax_or_compilations()
    {
        GeneratorRunResult result = Programs.Driver(tracked: true)
            .RunGenerators(Programs.Of(
                Networks.Digits, Networks.Rich, Graphs.Residual, Graphs.Towers, Tables.Weather,
                "[Network, Input(2, 2), Dense(3), Relu(Name = \"\")] public partial class Net;",
                "[Network, Input(2), Elementwise(nameof(Own)), CustomLoss(nameof(Bad))] public partial class Other { static float Own(float x) => x * x; static float Bad(float y, float t) => y % t; }"))
            .GetRunResult().Results.Single();
        string[] names = [NetworkGenerator.ParseStep, NetworkGenerator.InferStep, NetworkGenerator.FeaturesStep];
        int values = 0;
        var steps = names.SelectMany(name => result.TrackedSteps[name]);
        foreach ((object value, _) in steps.SelectMany(static step => step.Outputs))
        {
            values++;
            string path = ObjectGraph.PathTo(value, static part => part is ISymbol or SyntaxNode or SyntaxTree
                or Location or Compilation or AttributeData or SyntaxReference);
            Assert.Equal("", path);
        }
        Assert.Equal(15, values);
    }

    private static CSharpCompilation Edit(CSharpCompilation compilation, string before, string after)
    {
        SyntaxTree tree = Tree(compilation, "Program.cs");
        string source = tree.ToString();
        Assert.Contains(before, source);
        return compilation.ReplaceSyntaxTree(
            tree, Programs.Parse(source.Replace(before, after, StringComparison.Ordinal)));
    }

    private static SyntaxTree Tree(CSharpCompilation compilation, string path)
        => compilation.SyntaxTrees.Single(tree => tree.FilePath == path);

    private static ImmutableArray<IncrementalStepRunReason> Reasons(GeneratorRunResult result, string step) =>
        [.. result.TrackedSteps[step].SelectMany(static run => run.Outputs).Select(static output => output.Reason)];

    private static ImmutableArray<IncrementalStepRunReason> Outputs(GeneratorRunResult result) =>
    [
        .. result.TrackedOutputSteps.SelectMany(static pair => pair.Value)
            .SelectMany(static run => run.Outputs).Select(static output => output.Reason),
    ];
}
