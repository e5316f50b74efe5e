using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNet.Generators.Tests.Testing;

namespace StaticNet.Generators.Tests.Ide;

/// <summary>Tests that take time run alone.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class LatencyCollection;

/// <summary>What an edit of one network costs in a project with fifty.</summary>
[Collection(typeof(LatencyCollection))]
public sealed class LatencyTests(ITestOutputHelper output)
{
    private const int Networks = 50, WarmUp = 200, Edits = 200;

    // Longer than this, an underline comes visibly after the key.
    private const double MostMilliseconds = 30;

    private const string Edited = "Dense(64", Wrong = "Dense(00";

    [Fact]
    public void Edit_of_one_network_generates_none_of_the_others()
    {
        CSharpCompilation first = Programs.Of([.. Enumerable.Range(0, Networks).Select(Source)]);
        GeneratorDriver driver = Programs.Driver(tracked: true).RunGenerators(first);
        SyntaxTree tree = first.SyntaxTrees.Single(tree => tree.FilePath == "Part7.cs");
        CSharpCompilation second = first.ReplaceSyntaxTree(
            tree, Programs.Parse(tree.ToString().Replace(Edited, "Dense(65", StringComparison.Ordinal), tree.FilePath));
        GeneratorRunResult result = driver.RunGenerators(second).GetRunResult().Results.Single();
        foreach (var steps in new[] { result.TrackedSteps[NetworkGenerator.InferStep], [.. result.TrackedOutputSteps.SelectMany(static pair => pair.Value)] })
        {
            IncrementalStepRunReason[] reasons =
                [.. steps.SelectMany(static step => step.Outputs).Select(static made => made.Reason)];
            Assert.Equal(Networks - 1, reasons.Count(static reason => reason == IncrementalStepRunReason.Cached));
            Assert.Single(reasons, IncrementalStepRunReason.Modified);
        }
    }

    // Without STATICNET_LONG=1, few edits beside few networks: that each is answered, and not how soon.
    [Fact]
    public async Task Diagnostic_comes_soon_after_the_edit()
    {
        bool isLong = Environment.GetEnvironmentVariable("STATICNET_LONG") == "1";
        using Editor editor = new(Source(0), [.. Enumerable.Range(1, isLong ? Networks - 1 : 2).Select(Source)]);
        await editor.Diagnostics();
        // An IDE has compiled its own code long ago.
        double first = await Median(editor, isLong ? WarmUp : 2);
        double then = await Median(editor, isLong ? Edits : 2);
        output.WriteLine($"edit to diagnostic: median {first:F1} ms of the first edits, then {then:F1} ms");
        if (isLong)
            Assert.InRange(then, 0, MostMilliseconds);
    }

    // Every other edit is a mistake.
    private static async Task<double> Median(Editor editor, int edits)
    {
        List<double> times = [];
        for (int edit = 0; edit < edits; edit++)
        {
            bool isWrong = edit % 2 == 0;
            int place = editor.Text.IndexOf(isWrong ? Edited : Wrong, StringComparison.Ordinal);
            long start = Stopwatch.GetTimestamp();
            editor.Change(place, Edited.Length, isWrong ? Wrong : Edited);
            ImmutableArray<Diagnostic> found = await editor.Diagnostics();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            Assert.Equal(isWrong, found.Length > 0);
        }
        times.Sort();
        return times[times.Count / 2];
    }

    private static string Source(int number) => $$"""
        namespace Networks{{number}};

        [Network]
        [Input(28, 28, 1)]
        [Conv2D({{8 + number}}, 3), Relu, MaxPool2D(2)]
        [Flatten]
        [{{Edited}}), Relu]
        [Dense(10), Softmax]
        [CrossEntropyLoss]
        public partial class Network{{number}};
        """;
}
