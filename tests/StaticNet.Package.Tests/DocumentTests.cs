using System.Globalization;
using System.Text.RegularExpressions;

namespace StaticNet.Package.Tests;

/// <summary>What the documents show is true: their code builds and runs, what they quote and link is there.</summary>
public sealed partial class DocumentTests(PackageFixture package)
{
    private static readonly string s_readme = Path.Combine(PackageFixture.Repository, "README.md");

    [Fact]
    public void The_code_runs_and_its_generated_code_is_what_is_shown()
    {
        DocumentProgram program = DocumentProgram.Read(s_readme);
        Assert.Equal(5, program.Blocks);
        string directory = BuildAndRun("Readme", program, out string printed);
        Assert.True(File.Exists(Path.Combine(directory, "digits.safetensors")));
        double accuracy = double.Parse(FinalAccuracy().Match(printed).Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.InRange(accuracy, 0.9, 1);

        string generated = Lines(Directory
            .GetFiles(Path.Combine(directory, "obj"), "DigitClassifier*.g.cs", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines));
        Assert.NotEmpty(program.Excerpt);
        Assert.Contains(Lines(program.Excerpt), generated, StringComparison.Ordinal);
    }

    [Fact]
    public void The_training_guide_s_code_runs()
    {
        string guide = Path.Combine(PackageFixture.Repository, "docs", "training.md");
        DocumentProgram program = DocumentProgram.Read(guide);
        Assert.Equal(12, program.Blocks);
        BuildAndRun("Guide", program, out string printed);
        Assert.Matches(@"updates, test accuracy 0\.[89]\d+", printed);
        Assert.Matches(@"0\.[01]\d+ nats per character", printed);
    }

    [Fact]
    public void The_code_about_sequences_runs()
    {
        DocumentProgram program = DocumentProgram.Read(Path.Combine(PackageFixture.Repository, "docs", "sequences.md"));
        Assert.Equal(4, program.Blocks);
        BuildAndRun("Sequences", program, out string printed);
        Assert.StartsWith("390 outputs, the last 65", printed, StringComparison.Ordinal);
        Assert.Contains("loss 4.", printed, StringComparison.Ordinal);
        Assert.Contains("of 11 steps", printed, StringComparison.Ordinal);
    }

    [Fact]
    public void The_code_about_images_runs()
    {
        DocumentProgram program = DocumentProgram.Read(Path.Combine(PackageFixture.Repository, "docs", "images.md"));
        Assert.Equal(2, program.Blocks);
        string directory = BuildAndRun("Images", program, out string printed);
        Assert.StartsWith("they differ by 0.0000", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("BatchNorm", printed, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(directory, "frozen.safetensors")));
    }

    [Fact]
    public void The_error_that_is_shown_is_the_one_that_is_reported()
    {
        string source = DocumentProgram.Read(s_readme).Source.Replace("[Flatten]\n", "", StringComparison.Ordinal);
        string directory = package.CreateProject("ReadmeError", ("Program.cs", source));
        string reported = DotNet.Run(directory, "build").Output;
        string shown = File.ReadLines(s_readme).Single(line => line.StartsWith("error SN", StringComparison.Ordinal));
        Assert.Contains(
            LineNumber().Replace(shown, "(line #)"), LineNumber().Replace(reported, "(line #)"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Links_lead_to_files()
    {
        string root = PackageFixture.Repository;
        string[] documents =
        [
            s_readme,
            Path.Combine(root, "CONTRIBUTING.md"),
            .. Directory.GetFiles(Path.Combine(root, "docs"), "*.md", SearchOption.AllDirectories),
        ];
        string[] broken =
        [
            .. from document in documents
               from Match link in Link().Matches(File.ReadAllText(document))
               let target = link.Groups[1].Value.Split('#')[0]
               where target.Length > 0 && !target.Contains("://", StringComparison.Ordinal)
               where !Path.Exists(Path.Combine(Path.GetDirectoryName(document)!, target))
               select $"{Path.GetRelativePath(root, document)}: {target}",
        ];
        Assert.Empty(broken);
    }

    private string BuildAndRun(string name, DocumentProgram program, out string printed)
    {
        string directory = package.CreateProject(name, ("Program.cs", program.Source));
        string build = DotNet.Run(directory, "build", "-c", "Release").Succeeded();
        Assert.Contains("0 Warning(s)", build, StringComparison.Ordinal);
        printed = DotNet.Run(directory, Path.Combine("bin", "Release", "net10.0", $"{name}.dll")).Succeeded();
        return directory;
    }

    // How far a method is indented depends on the class around it.
    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines.Select(line => line.Trim()));

    [GeneratedRegex(@"epoch 5: .*accuracy (\d\.\d+)")]
    private static partial Regex FinalAccuracy();

    [GeneratedRegex(@"\(line \d+\)")]
    private static partial Regex LineNumber();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
