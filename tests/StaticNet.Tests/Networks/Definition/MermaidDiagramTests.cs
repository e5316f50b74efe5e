namespace StaticNet.Tests.Networks.Definition;

/// <summary>How graphs are shown: as a diagram, and as a table that says what each layer reads.</summary>
public sealed class MermaidDiagramTests
{
    [Fact]
    public void Graph_has_boxes_and_arrows_and_a_frame_around_each_block()
        => Assert.Equal(
            """
            flowchart TD
                input1(["left<br/>3"])
                input2(["right<br/>3"])
                layer1["tower<br/>Dense 4"]
                layer2["end<br/>Tanh 4"]
                layer3["dense2<br/>Dense 4"]
                layer4["tanh2<br/>Tanh 4"]
                layer5["subtract1<br/>Subtract 4"]
                subgraph block_stage["stage"]
                    layer6["dense1<br/>Dense 2"]
                    layer7["tanh1<br/>Tanh 2"]
                    layer8["dense2<br/>Dense 4"]
                end
                layer9["stage<br/>Add 4"]
                layer10["dense3<br/>Dense 2"]
                layer11["softmax1<br/>Softmax 2"]
                output1(["difference<br/>4"])
                output2(["side<br/>2<br/>CrossEntropyLoss"])
                input1 --> layer1
                layer1 --> layer2
                input2 --> layer3
                layer3 --> layer4
                layer2 --> layer5
                layer4 --> layer5
                layer5 --> layer6
                layer6 --> layer7
                layer7 --> layer8
                layer8 --> layer9
                layer5 --> layer9
                layer9 --> layer10
                layer10 --> layer11
                layer9 --> output1
                layer11 --> output2

            """,
            new Compared().ToMermaid(), ignoreLineEndingDifferences: true);

    [Fact]
    public void Join_reads_the_only_input()
    {
        string diagram = new AroundOne().ToMermaid();
        Assert.Contains("input1([\"input<br/>4\"])", diagram, StringComparison.Ordinal);
        Assert.Contains("    layer2 --> layer3\n    input1 --> layer3\n", diagram, StringComparison.Ordinal);
        Assert.EndsWith("    layer4 --> output1\n", diagram, StringComparison.Ordinal);
    }

    [Fact]
    public void Time_is_an_axis_of_its_own()
    {
        string steps = new AroundSteps().ToMermaid();
        Assert.Contains("input1([\"input\"])\n", steps, StringComparison.Ordinal);
        Assert.Contains("layer2[\"add1<br/>Add T x 4\"]\n", steps, StringComparison.Ordinal);
        Assert.Contains("    input1 --> layer2\n", steps, StringComparison.Ordinal);
        string both = new WordsAndFacts().ToMermaid();
        Assert.Contains("input1([\"words<br/>T tokens of 9\"])\n", both, StringComparison.Ordinal);
        Assert.Contains("input2([\"facts<br/>4\"])\n", both, StringComparison.Ordinal);
        Assert.Contains("    layer3 --> output1\n", both, StringComparison.Ordinal);
    }

    [Fact]
    public void Chain_says_nothing_of_what_it_reads_and_is_drawn_all_the_same()
    {
        Assert.All(Encoder.Definition.Layers, layer => Assert.Empty(layer.Reads));
        Assert.Equal(
            """
            flowchart TD
                input1(["input"])
                layer1["dense1<br/>Dense 8"]
                layer2["tanh1<br/>Tanh 8"]
                layer3["dense2<br/>Dense 3"]
                output1(["output"])
                input1 --> layer1
                layer1 --> layer2
                layer2 --> layer3
                layer3 --> output1

            """,
            new Encoder().ToMermaid(), ignoreLineEndingDifferences: true);
        Assert.DoesNotContain("Reads", new Encoder().Summary(), StringComparison.Ordinal);
    }

    [Fact]
    public void Summary_of_a_graph_says_what_each_layer_reads()
    {
        string[] lines = new Compared().Summary().Split('\n');
        Assert.Equal(
            "Layer                 Reads                    Output shape  Parameters  FLOPs  Kernel", lines[2]);
        Assert.Contains("subtract1 (Subtract)  end, tanh2               4                      0      4", lines);
        Assert.Contains("stage (Add)           stage.dense2, subtract1  4                      0      4", lines);
        Assert.Contains(
            lines, line => line.StartsWith(
                "dense2 (Dense)        right                    4                      0     28  tile ",
                StringComparison.Ordinal));
    }
}
