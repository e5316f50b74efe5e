using StaticNet.Generators.Diagnostics;
using StaticNet.Generators.Model;
using StaticNet.Generators.ShapeInference;
using StaticNet.Generators.Tests.Testing;

namespace StaticNet.Generators.Tests.ShapeInference;

/// <summary>Blocks inlined: names, keys, sizes and shared parameters of what comes out.</summary>
public sealed class BlockTests
{
    private const string Basic =
        "[Block, Conv2D(1, 3, Times = \"input\", Padding = PaddingMode.Same), BatchNorm, Relu, "
        + "Conv2D(1, 3, Times = \"input\", Padding = PaddingMode.Same, Key = \"second\"), BatchNorm] public partial class Basic;";

    private const string Mlp = "[Block, Dense(2, Times = \"input\"), Relu, Dense(1, Times = \"input\", Name = \"down\")] class Mlp;";

    private const string Cross =
        "[Block, Input(Name = \"query\"), Dense(4), Input(Name = \"memory\"), Dense(4), Multiply(\"dense1\"), Add(\"query\")] class Cross;";

    [Theory]
    [InlineData(Mlp, "Input(5), Use<Mlp>, Dense(3)",
        "mlp1.dense1(input) 10; mlp1.relu1(mlp1.dense1) 10; mlp1.down(mlp1.relu1) 5; dense1(mlp1.down) 3; output = dense1 3")]
    [InlineData(Mlp, "Input(4), Residual<Mlp>(Name = \"stage\", Repeat = 2), Concat(\"stage1\"), Concat(\"stage\")",
        "stage1.dense1(input) 8; stage1.relu1(stage1.dense1) 8; stage1.down(stage1.relu1) 4; stage1(stage1.down, input) 4; "
        + "stage2.dense1(stage1) 8; stage2.relu1(stage2.dense1) 8; stage2.down(stage2.relu1) 4; stage2(stage2.down, stage1) 4; "
        + "concat1(stage2, stage1) 8; concat2(concat1, stage2) 12; output = concat2 12")]
    [InlineData("[Block, Dense(1, Times = \"input\", Over = 2)] class Half;", "Input(8), Use<Half>, Use<Half>",
        "half1.dense1(input) 4; half2.dense1(half1.dense1) 2; output = half2.dense1 2")]
    [InlineData(Cross, "Input(4, Name = \"a\"), Input(3, Name = \"b\"), Use<Cross>(\"a\", \"b\"), Use<Cross>(\"a\")",
        "cross1.dense1(a) 4; cross1.dense2(b) 4; cross1.multiply1(cross1.dense2, cross1.dense1) 4; cross1.add1(cross1.multiply1, a) 4; "
        + "cross2.dense1(cross1.add1) 4; cross2.dense2(a) 4; cross2.multiply1(cross2.dense2, cross2.dense1) 4; "
        + "cross2.add1(cross2.multiply1, cross1.add1) 4; output = cross2.add1 4")]
    [InlineData(Mlp + "[Block, Residual<Mlp>, Tanh] class Outer;", "SequenceInput(3), Use<Outer>(Repeat = 2)",
        "outer1.mlp1.dense1(input) Tx6; outer1.mlp1.relu1(outer1.mlp1.dense1) Tx6; outer1.mlp1.down(outer1.mlp1.relu1) Tx3; "
        + "outer1.mlp1(outer1.mlp1.down, input) Tx3; outer1.tanh1(outer1.mlp1) Tx3; "
        + "outer2.mlp1.dense1(outer1.tanh1) Tx6; outer2.mlp1.relu1(outer2.mlp1.dense1) Tx6; outer2.mlp1.down(outer2.mlp1.relu1) Tx3; "
        + "outer2.mlp1(outer2.mlp1.down, outer1.tanh1) Tx3; outer2.tanh1(outer2.mlp1) Tx3; output = outer2.tanh1 Tx3")]
    [InlineData("[Block, Input(6, 1), Flatten] class Sized;", "Input(6), Reshape(6, 1), Use<Sized>(Name = \"s\")",
        "reshape1(input) 6x1; s.flatten1(reshape1) 6; output = s.flatten1 6")]
    public void Blocks_are_inlined(string blocks, string attributes, string graph) =>
        Assert.Equal(graph, Inference.Text(attributes, blocks));

    [Theory]
    [InlineData("", "Input(4), Dense(4), Relu, Dense(4, Shared = \"dense1\"), Dense(4, Shared = \"dense2\")",
        "dense1(input) 4; relu1(dense1) 4; dense2(relu1) 4 as dense1; dense3(dense2) 4 as dense1; output = dense3 4")]
    [InlineData(Mlp, "Input(4, Name = \"a\"), Use<Mlp>(Name = \"tower\"), Input(4, Name = \"b\"), Use<Mlp>(Shared = \"tower\"), Subtract(\"tower\")",
        "tower.dense1(a) 8; tower.relu1(tower.dense1) 8; tower.down(tower.relu1) 4; "
        + "mlp2.dense1(b) 8 as tower.dense1; mlp2.relu1(mlp2.dense1) 8; mlp2.down(mlp2.relu1) 4 as tower.down; "
        + "subtract1(mlp2.down, tower.down) 4; output = subtract1 4")]
    [InlineData("[Block, Dense(3)] class D;", "Input(3), Use<D>(Name = \"s\", Repeat = 2), Residual<D>(Repeat = 2, Shared = \"s\"), Use<D>(Shared = \"s1\", Repeat = 2)",
        "s1.dense1(input) 3; s2.dense1(s1.dense1) 3; "
        + "d3.dense1(s2.dense1) 3 as s1.dense1; d3(d3.dense1, s2.dense1) 3; d4.dense1(d3) 3 as s2.dense1; d4(d4.dense1, d3) 3; "
        + "d5.dense1(d4) 3 as s1.dense1; d6.dense1(d5.dense1) 3 as s1.dense1; output = d6.dense1 3")]
    [InlineData("[Block, Dense(3), Dense(3), Dense(3, Shared = \"dense2\")] class D;", "Input(3), Use<D>(Repeat = 2)",
        "d1.dense1(input) 3; d1.dense2(d1.dense1) 3; d1.dense3(d1.dense2) 3 as d1.dense2; "
        + "d2.dense1(d1.dense3) 3; d2.dense2(d2.dense1) 3; d2.dense3(d2.dense2) 3 as d2.dense2; output = d2.dense3 3")]
    public void Parameters_are_shared_with_the_first_that_has_them(string blocks, string attributes, string graph) =>
        Assert.Equal(graph, Inference.Text(attributes, blocks));

    [Theory]
    [InlineData("Use<Basic>", "basic1.conv2d1 basic1.batchNorm1 basic1.second basic1.batchNorm2")]
    [InlineData("Use<Basic>(Name = \"s\", Repeat = 2)",
        "s1.conv2d1 s1.batchNorm1 s1.second s1.batchNorm2 s2.conv2d1 s2.batchNorm1 s2.second s2.batchNorm2")]
    [InlineData("Use<Basic>(Key = \"layer1\", Repeat = 2)",
        "layer1.0.conv2d1 layer1.0.batchNorm1 layer1.0.second layer1.0.batchNorm2 "
        + "layer1.1.conv2d1 layer1.1.batchNorm1 layer1.1.second layer1.1.batchNorm2")]
    [InlineData("Use<Basic>(Key = \"\")", "conv2d1 batchNorm1 second batchNorm2")]
    public void Keys_are_paths(string use, string keys)
    {
        InferredNetwork network = Inference.Infer($"[Network, Input(6, 6, 2), {use}] partial class Net;", Basic);
        Assert.Empty(network.Problems);
        Assert.Equal(keys, string.Join(" ", network.Nodes.Where(static node => node.Layer.TensorNames.Any()).Select(static node => node.Layer.Id.Key)));
    }

    [Fact]
    public void Names_are_paths()
    {
        InferredNetwork network = Inference.Infer(
            "[Network, Input(4), Use<Outer>(Name = \"stage\")] partial class Net;", Mlp, "[Block, Residual<Mlp>(Name = \"in\"), Tanh] class Outer;");
        Assert.Equal(
            ["StageInDense1", "StageInRelu1", "StageInDown", "StageIn", "StageTanh1"],
            network.Nodes.Select(static node => node.Layer.MemberName));
        Assert.Equal(["stage", "in"], network.Nodes[0].Layer.Id.Path);
        Assert.Equal(["stage"], network.Nodes[3].Layer.Id.Path);
    }

    // A use of a use of a use, each twice, is stopped before it is written out.
    [Fact]
    public void Blocks_that_double_without_end_are_stopped()
    {
        string blocks = string.Join("\n", Enumerable.Range(0, 64).Select(
            static index => $"[Block, Use<B{index + 1}>, Use<B{index + 1}>] class B{index};")) + "[Block, Relu] class B64;";
        InferredNetwork network = Inference.Infer($"[Network, Input(4), Use<B0>] partial class Net;{blocks}");
        Problem problem = Assert.Single(network.Problems);
        Assert.Contains("more than 10000 layers", ProblemText.Format(problem), StringComparison.Ordinal);
    }
}
