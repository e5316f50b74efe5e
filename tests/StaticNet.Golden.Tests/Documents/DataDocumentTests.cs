using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using StaticNet.Golden.Tests.Compilation;

namespace StaticNet.Golden.Tests.Documents;

/// <summary>The code of the page on data is compiled with the compiler, and prints what it should.</summary>
public sealed partial class DataDocumentTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("staticnet-data-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void The_code_about_data_runs()
    {
        string document = Path.Combine(Root(), "docs", "data.md");
        string[] blocks = [.. Block().Matches(File.ReadAllText(document)).Select(match => match.Groups[1].Value)];
        Assert.Equal(7, blocks.Length);
        CompiledNetworks compiled = NetworkCompiler.CompileSources("DataDocument", [blocks[0], Program(blocks[1..])]);
        var printed = new StringWriter();
        compiled.Assembly.GetType("DocumentProgram")!.GetMethod("Run")!.Invoke(null, [printed, _directory]);
        string text = printed.ToString().ReplaceLineEndings("\n");

        Assert.StartsWith("3 flats, the second for 1200\n", text, StringComparison.Ordinal);
        Assert.Contains(
            "3 cells, the first: line 3, column 1 (Area): 'large' is not a finite number.\n", text, StringComparison.Ordinal);
        Assert.Matches(@"\nR2 (0\.9[5-9]|1\.00)\naccuracy 0\.[89]\d\nfour steps ahead: R2 (0\.[89]\d|1\.00)\n", text);
        Assert.Matches(@"five folds: 0\.[89]\d\nactual +left +below +rest\n", text);
        Assert.Matches(@"\n[xy] +[0-9]\.\d{4} \+- 0\.\d{4}\n[xy] +[0-9]\.\d{4} \+- 0\.\d{4}\n", text);
        Assert.EndsWith("a point at the left is of kind 0\n", text, StringComparison.Ordinal);
    }

    // As a method: what it prints goes to the test, and files into a folder that is removed.
    private static string Program(IEnumerable<string> blocks)
    {
        string code = string.Concat(blocks);
        string usings = string.Concat(Using().Matches(code).Select(match => match.Value));
        var body = new StringBuilder(Using().Replace(code, ""));
        body.Replace("\n", "\n        ").Replace("\"flats.csv\"", "directory + \"/flats.csv\"")
            .Replace("\"bad.csv\"", "directory + \"/bad.csv\"").Replace("\"many.csv\"", "directory + \"/many.csv\"")
            .Replace("\"rents.checkpoint\"", "directory + \"/rents.checkpoint\"");
        return $$"""
            using System;
            using System.IO;
            using System.Linq;
            {{usings}}
            public static class DocumentProgram
            {
                public static void Run(TextWriter Console, string directory)
                {
                    {{body}}
                }
            }
            """;
    }

    private static string Root([CallerFilePath] string path = "")
        => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", ".."));

    [GeneratedRegex(@"^```csharp\n(.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^using [\w.]+;\n", RegexOptions.Multiline)]
    private static partial Regex Using();
}
