using System.Text.RegularExpressions;

namespace StaticNet.Package.Tests;

/// <summary>What the documents show is true: their code builds and runs, what they quote and link is there.</summary>
public sealed partial class DocumentTests(DocumentsFixture documents) : IClassFixture<DocumentsFixture>
{
    [Fact]
    public void The_training_guide_s_code_runs()
    {
        string printed = documents.Run("training", blocks: 15);
        Assert.Matches(@"accuracy 0\.[89]\d+ \(\d+ of 1000\), macro F1 .*\nepoch 1: loss 0\.\d+ \(", printed);
        Assert.Matches(@"updates, test accuracy 0\.[89]\d+", printed);
        Assert.Matches(@"0\.[01]\d+ nats per character", printed);
    }

    [Fact]
    public void The_code_about_sequences_runs()
    {
        string printed = documents.Run("sequences", blocks: 5);
        Assert.StartsWith("390 outputs, the last 65", printed, StringComparison.Ordinal);
        Assert.Contains("loss 4.", printed, StringComparison.Ordinal);
        Assert.Contains("of 11 steps", printed, StringComparison.Ordinal);
    }

    [Fact]
    public void The_code_about_tables_runs()
    {
        string printed = documents.Run("tables", blocks: 10);
        Assert.Contains("; all are Calm, Breeze, Storm\n", printed, StringComparison.Ordinal);
        Assert.Matches(@"load: R2 (0\.9[5-9]|1\.00)\n", printed);
        Assert.Matches(@"R2 (0\.9[5-9]|1\.00)\nabout [2-6]\d{5}\nVirginica: (0\.[5-9]\d|1\.00)\n", printed);
        Assert.EndsWith("11 inputs, as many as 11\n", printed, StringComparison.Ordinal);
    }

    [Fact]
    public void The_code_about_attention_runs()
    {
        string printed = documents.Run("attention", blocks: 5);
        Assert.Matches(@"accuracy (0\.9\d|1\.00)", printed);
        Assert.Contains("after 5 steps comes 3", printed, StringComparison.Ordinal);
        Assert.Contains("4 answers", printed, StringComparison.Ordinal);
    }

    [Fact]
    public void The_code_of_the_comparison_runs()
    {
        string printed = documents.Run("comparison", blocks: 1);
        Assert.Equal("10\n", printed);
    }

    [Fact]
    public void The_code_about_images_runs()
    {
        string printed = documents.Run("images", blocks: 2);
        Assert.StartsWith("they differ by 0.0000", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("BatchNorm", printed, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(documents.DirectoryOf("images"), "frozen.safetensors")));
    }

    [Fact]
    public void The_code_about_graphs_runs_and_draws_the_diagram_that_is_shown()
    {
        string printed = documents.Run("graphs", blocks: 15);
        Match shown = Diagram().Match(File.ReadAllText(DocumentsFixture.PathOf("graphs")));
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
        string printed = documents.Run("deep-belief-networks", blocks: 12);
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
        string printed = documents.Run("weight-files", blocks: 2);
        Assert.StartsWith(
            "keras.safetensors: 2 tensors loaded; dense1.weight has shape [3, 16], but the network has [5, 16]; "
            + "dense1.bias has shape [3], but the network has [5].", printed, StringComparison.Ordinal);
    }

    [Fact]
    public void The_code_about_layers_of_your_own_runs()
    {
        string printed = documents.Run("your-own-layers", blocks: 8);
        Assert.Matches("(8[5-9]|9[0-5])% of the targets are below", printed);
        Assert.Contains(
            "The gradients agree with finite differences. The worst: ", printed, StringComparison.Ordinal);
        Assert.Contains("length.gain: 1 of 1 derivatives agree", printed, StringComparison.Ordinal);
        Assert.Contains("Write [Custom<Halved>(8)].", printed, StringComparison.Ordinal);
        string generated = Directory.GetFiles(
            documents.DirectoryOf("your-own-layers"), "Prices-Functions.g.cs", SearchOption.AllDirectories)[0];
        IReadOnlyList<string> shown = DocumentProgram.Read(DocumentsFixture.PathOf("your-own-layers")).Excerpt;
        Assert.Contains(
            string.Join('\n', shown), File.ReadAllText(generated).ReplaceLineEndings("\n"), StringComparison.Ordinal);
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

    [GeneratedRegex(@"```mermaid\n(flowchart TD\n    input1[^`]*)```")]
    private static partial Regex Diagram();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
