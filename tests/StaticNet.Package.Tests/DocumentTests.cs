using System.Text.RegularExpressions;

namespace StaticNet.Package.Tests;

/// <summary>What the documents show is true: their code builds and runs, what they quote and link is there.</summary>
public sealed partial class DocumentTests(PackageFixture package)
{
    [Fact]
    public void The_training_guide_s_code_runs()
    {
        string guide = Path.Combine(PackageFixture.Repository, "docs", "training.md");
        DocumentProgram program = DocumentProgram.Read(guide);
        Assert.Equal(13, program.Blocks);
        BuildAndRun("Guide", program, out string printed);
        Assert.Matches(@"accuracy 0\.[89]\d+ \(\d+ of 1000\), macro F1 .*\nepoch 1: loss 0\.\d+ \(", printed);
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
    public void The_code_about_tables_runs()
    {
        DocumentProgram program = DocumentProgram.Read(Path.Combine(PackageFixture.Repository, "docs", "tables.md"));
        Assert.Equal(10, program.Blocks);
        BuildAndRun("Tables", program, out string printed);
        Assert.Contains("; all are Calm, Breeze, Storm\n", printed, StringComparison.Ordinal);
        Assert.Matches(@"load: R2 (0\.9[5-9]|1\.00)\n", printed);
        Assert.Matches(@"R2 (0\.9[5-9]|1\.00)\nabout [2-6]\d{5}\nVirginica: (0\.[5-9]\d|1\.00)\n", printed);
        Assert.EndsWith("11 inputs, as many as 11\n", printed, StringComparison.Ordinal);
    }

    [Fact]
    public void The_code_about_attention_runs()
    {
        DocumentProgram program = DocumentProgram.Read(Path.Combine(PackageFixture.Repository, "docs", "attention.md"));
        Assert.Equal(5, program.Blocks);
        BuildAndRun("Attention", program, out string printed);
        Assert.Matches(@"accuracy (0\.9\d|1\.00)", printed);
        Assert.Contains("after 5 steps comes 3", printed, StringComparison.Ordinal);
        Assert.Contains("4 answers", printed, StringComparison.Ordinal);
    }

    [Fact]
    public void The_code_of_the_comparison_runs()
    {
        DocumentProgram program = DocumentProgram.Read(
            Path.Combine(PackageFixture.Repository, "docs", "comparison.md"));
        Assert.Equal(1, program.Blocks);
        BuildAndRun("Start", program, out string printed);
        Assert.Equal("10\n", printed);
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
    public void The_code_about_graphs_runs_and_draws_the_diagram_that_is_shown()
    {
        string document = Path.Combine(PackageFixture.Repository, "docs", "graphs.md");
        DocumentProgram program = DocumentProgram.Read(document);
        Assert.Equal(15, program.Blocks);
        BuildAndRun("Graphs", program, out string printed);
        Match shown = Diagram().Match(File.ReadAllText(document));
        Assert.StartsWith(shown.Groups[1].Value, printed, StringComparison.Ordinal);
        Assert.Matches(@"digit: accuracy 0\.[89]\d\nparity: accuracy 0\.[89]\d", printed);
        Assert.Contains("16 filters in the last convolution", printed, StringComparison.Ordinal);
        Assert.Matches(@"with skip connections: accuracy 0\.[6-9]\d", printed);
        Assert.Matches(@"which is larger: accuracy 0\.[89]\d", printed);
        Assert.Contains("after 10 steps: 2 answers", printed, StringComparison.Ordinal);
        Assert.Matches(@"step 0: loss [5-9]\d\.\d\nstep 299: loss [12]\d\.\d", printed);
        Assert.Matches(@"the points are 0\.[01]\d from the circle", printed);
    }

    [Fact]
    public void The_code_about_deep_belief_networks_runs()
    {
        DocumentProgram program = DocumentProgram.Read(
            Path.Combine(PackageFixture.Repository, "docs", "deep-belief-networks.md"));
        Assert.Equal(12, program.Blocks);
        BuildAndRun("Belief", program, out string printed);
        Assert.Matches(@"rbm1, epoch 6: error 0\.0[0-2]\d+\nrbm2, epoch 1", printed);
        Assert.Contains("30 updates", printed, StringComparison.Ordinal);
        Assert.Matches(@"64 features, 0\.0[0-4]\d and 0\.0[0-2]\d", printed);
        Assert.Matches(@"200 labels: accuracy 0\.[89]\d", printed);
        Assert.Contains("the code of the first digit has 2 numbers", printed, StringComparison.Ordinal);
        Assert.Matches(@"10 sevens; 0\.[7-9]\d of the labels are right", printed);
        Assert.Contains("784 units; a digit is likelier than stripes: True", printed, StringComparison.Ordinal);
        Assert.Matches(@"log-likelihood -\d{2,3}\.\d\d nats \(-", printed);
    }

    [Fact]
    public void The_code_about_weights_runs()
    {
        string document = Path.Combine(PackageFixture.Repository, "docs", "weight-files.md");
        DocumentProgram program = DocumentProgram.Read(document);
        Assert.Equal(2, program.Blocks);
        BuildAndRun("Weights", program, out string printed);
        Assert.StartsWith(
            "keras.safetensors: 2 tensors loaded; dense1.weight has shape [3, 16], but the network has [5, 16]; "
            + "dense1.bias has shape [3], but the network has [5].", printed, StringComparison.Ordinal);
    }

    [Fact]
    public void The_code_about_layers_of_your_own_runs()
    {
        string document = Path.Combine(PackageFixture.Repository, "docs", "your-own-layers.md");
        DocumentProgram program = DocumentProgram.Read(document);
        Assert.Equal(8, program.Blocks);
        string directory = BuildAndRun("Own", program, out string printed, "-p:EmitCompilerGeneratedFiles=true");
        Assert.Matches("(8[5-9]|9[0-5])% of the targets are below", printed);
        Assert.Contains(
            "The gradients agree with finite differences. The worst: ", printed, StringComparison.Ordinal);
        Assert.Contains("length.gain: 1 of 1 derivatives agree", printed, StringComparison.Ordinal);
        Assert.Contains("Write [Custom<Halved>(8)].", printed, StringComparison.Ordinal);
        string generated = Directory.GetFiles(directory, "Prices-Functions.g.cs", SearchOption.AllDirectories)[0];
        Assert.Contains(
            string.Join('\n', program.Excerpt), File.ReadAllText(generated).ReplaceLineEndings("\n"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Links_lead_to_files()
    {
        string root = PackageFixture.Repository;
        string[] documents =
        [
            Path.Combine(root, "README.md"),
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

    private string BuildAndRun(string name, DocumentProgram program, out string printed, params string[] options)
    {
        string directory = package.CreateProject(name);
        program.WriteTo(directory);
        string build = DotNet.Run(directory, ["build", "-c", "Release", .. options]).Succeeded();
        Assert.Contains("0 Warning(s)", build, StringComparison.Ordinal);
        printed = DotNet.Run(directory, Path.Combine("bin", "Release", "net10.0", $"{name}.dll")).Succeeded();
        return directory;
    }

    [GeneratedRegex(@"```mermaid\n(flowchart TD\n    input1[^`]*)```")]
    private static partial Regex Diagram();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
