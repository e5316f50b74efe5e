using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.Text;

namespace StaticNet.Generators.Tests.Ide;

/// <summary>Files typed character by character, as an IDE sees them.</summary>
public sealed class TypingTests
{
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("STATICNET_LONG") == "1";

    private const string Class = "[Network]\n[Input(28, 28)]\npublic partial class Digits;";

    private const string Layers = "[Dense(128, Name = \"hidden\"), Relu]\n[Dense(10), Softmax]\n[CrossEntropyLoss]\n";

    [Fact]
    public async Task Mistake_is_underlined_fixed_and_gone_and_members_are_known()
    {
        using Editor editor = new(Class);
        Assert.Equal(["SN0007"], Ids(await editor.Diagnostics()));
        HashSet<string> seen = await Type(editor, Layers, Class.IndexOf("public", StringComparison.Ordinal));
        Assert.Equal(["SN0007", "SN0101"], seen.Order(StringComparer.Ordinal));
        Diagnostic mistake = Assert.Single(await editor.Diagnostics());
        Assert.Equal("Dense(128, Name = \"hidden\")", TextAt(editor, mistake));
        CodeAction fix = Assert.Single(await editor.Fixes(mistake));
        Assert.Equal("Insert [Flatten]", fix.Title);
        string mended = await editor.After(fix);
        editor.Change(0, editor.Text.Length, mended);
        Assert.Empty(await editor.Diagnostics());

        await AssertNamesAreCompleted(editor);
        await AssertMembersAreCompletedAndDocumented(editor);
        await AssertCallIsMended(editor);
    }

    // Without STATICNET_LONG=1 it is only the smallest, a few characters at once.
    [Fact]
    public async Task Samples_can_be_typed()
    {
        foreach ((string file, string[] others) in Samples().Where(static sample => IsLong || sample.File.EndsWith("DigitMlp.cs", StringComparison.Ordinal)))
        {
            using Editor editor = new("", others);
            string source = await File.ReadAllTextAsync(file);
            await Type(editor, source, 0, step: IsLong ? 1 : 5);
            // Hints are meant for whoever writes such a network, and not for these.
            Assert.Empty(Ids((await editor.Diagnostics()).Where(static diagnostic => diagnostic.Severity > DiagnosticSeverity.Info)));
        }
    }

    private static async Task AssertNamesAreCompleted(Editor editor)
    {
        int end = editor.Text.IndexOf("[CrossEntropyLoss]", StringComparison.Ordinal);
        editor.Change(end, 0, "[Dense(10, From = \"\")]\n");
        int caret = editor.Text.IndexOf("\"\"", StringComparison.Ordinal) + 1;
        ImmutableArray<CompletionItem> items = await editor.Complete(caret, '"');
        Assert.Equal(["softmax1", "dense2", "relu1", "hidden", "flatten1", "input"], items.Select(static item => item.DisplayText));
        editor.Change(end, "[Dense(10, From = \"\")]\n".Length, "");
    }

    private static async Task AssertMembersAreCompletedAndDocumented(Editor editor)
    {
        string use = "\nstatic class Use { static void It() { Digits net = new(seed: 1); _ = net.";
        await Type(editor, use, editor.Text.Length, step: 20);
        ImmutableArray<CompletionItem> items = await editor.Complete(editor.Text.Length, '.');
        Assert.Superset(
            new HashSet<string> { "Hidden", "Dense2", "Predict", "LossAndGradients", "Parameters", "Save" },
            items.Select(static item => item.DisplayText).ToHashSet());
        await Type(editor, "Hidden.Weight.IsEmpty; } }", editor.Text.Length, step: 20);
        string info = await editor.QuickInfo(editor.Text.LastIndexOf("Weight", StringComparison.Ordinal) + 1);
        Assert.Contains("[outputs 128 x inputs 784]", info, StringComparison.Ordinal);
        info = await editor.QuickInfo(editor.Text.LastIndexOf("Digits", StringComparison.Ordinal) + 1);
        Assert.Contains("28 x 28", info, StringComparison.Ordinal);
    }

    private static async Task AssertCallIsMended(Editor editor)
    {
        const string Call = "\nstatic class Train { static void It(Digits net, float[] x, int[] labels, Workspace memory) => "
            + "net.LossAndGradients(x, labels, memory, new float[Digits.ParameterCount]); }";
        editor.Change(editor.Text.Length, 0, Call);
        Diagnostic mistake = Assert.Single(await editor.Diagnostics());
        CodeAction fix = Assert.Single(await editor.Fixes(mistake));
        Assert.Equal("Change Digits.ParameterCount to net.Parameters.Length", fix.Title);
        Assert.EndsWith("new float[net.Parameters.Length]); }", await editor.After(fix), StringComparison.Ordinal);
    }

    // What was reported on the way, with fixes, refactorings and completion at every place.
    private static async Task<HashSet<string>> Type(Editor editor, string text, int place, int step = 1)
    {
        HashSet<string> seen = [];
        for (int typed = 0; typed < text.Length; typed += step)
        {
            string part = text.Substring(typed, Math.Min(step, text.Length - typed));
            editor.Change(place, 0, part);
            place += part.Length;
            foreach (Diagnostic diagnostic in await editor.Diagnostics())
            {
                seen.Add(diagnostic.Id);
                foreach (CodeAction fix in await editor.Fixes(diagnostic))
                    await editor.After(fix);
            }
            await editor.AssertGeneratorsSurvive();
            await editor.Refactorings(new TextSpan(place, 0));
            if (IsLong || part is "\"" or "(" or "[")
                await editor.Complete(place, part[^1]);
        }
        return [.. Ids(seen)];
    }

    private static IEnumerable<string> Ids(IEnumerable<Diagnostic> diagnostics) =>
        Ids(diagnostics.Select(static diagnostic => diagnostic.Id));

    private static IEnumerable<string> Ids(IEnumerable<string> ids) =>
        ids.Where(static id => id.StartsWith("SN", StringComparison.Ordinal));

    private static string TextAt(Editor editor, Diagnostic diagnostic) =>
        editor.Text.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length);

    // The files with networks, blocks or records, each beside the others of its sample.
    private static IEnumerable<(string File, string[] Others)> Samples([CallerFilePath] string path = "")
    {
        string root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "../../../samples"));
        foreach (string sample in Directory.EnumerateDirectories(root).Order(StringComparer.Ordinal))
        {
            string[] files =
            [
                .. Directory.EnumerateFiles(sample, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
                    .Where(static file => !file.Contains("/obj/", StringComparison.Ordinal))
                    .Where(static file => Marks.Any(File.ReadAllText(file).Contains)),
            ];
            foreach (string file in files)
                yield return (file, [.. files.Where(other => other != file).Select(File.ReadAllText)]);
        }
    }

    private static readonly string[] Marks = ["[Network", "[DeepBeliefNetwork", "[Block", "[Features"];
}
