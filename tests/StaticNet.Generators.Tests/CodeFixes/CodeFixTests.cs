using StaticNet.Generators.Tests.Testing;

namespace StaticNet.Generators.Tests.CodeFixes;

/// <summary>Each code fix: its title, and the file after it, to the last space.</summary>
public sealed class CodeFixTests
{
    // With what the generator would add.
    private const string Called = "[Network, Input(2), Dense(3)] partial class Net { "
        + "const int InputSize = 2, OutputSize = 3; void Predict(float[] input, float[] output) { } void A()";

    [Theory]
    [InlineData("SN0001", "Make Net partial",
        "[Network, Input(2), Dense(3)]\npublic class Net;", "[Network, Input(2), Dense(3)]\npublic partial class Net;")]
    [InlineData("SN0001", "Make Net partial",
        "[Network, Input(2), Dense(3)]\n/* a */ class Net;",
        "[Network, Input(2), Dense(3)]\n/* a */ partial class Net;")]
    [InlineData("SN0001", "Make Outer partial",
        "public static class Outer { [Network, Input(2), Dense(3)] partial class Net; }",
        "public static partial class Outer { [Network, Input(2), Dense(3)] partial class Net; }")]
    [InlineData("SN0005", "Add [Network]",
        "class A {\n    // before\n    [Input(2)]\n    [Dense(3)]\n    class Net;\n}",
        "class A {\n    // before\n    [Network]\n    [Input(2)]\n    [Dense(3)]\n    class Net;\n}")]
    [InlineData("SN0101", "Insert [Flatten]",
        "[Network]\n[Input(2, 2)]\n[Dense(3), Relu] // first\npartial class Net;",
        "[Network]\n[Input(2, 2)]\n[Flatten]\n[Dense(3), Relu] // first\npartial class Net;")]
    [InlineData("SN0101", "Insert [Flatten]",
        "class A {\n    [Network, Input(2, 2), Dense(3), Relu]\n    partial class Net;\n}",
        "class A {\n    [Network, Input(2, 2)]\n    [Flatten]\n    [Dense(3), Relu]\n    partial class Net;\n}")]
    [InlineData("SN0101", "Insert [Flatten]",
        "[Network]\r\n[Input(2, 2)]\r\n[Dense(3)]\r\npartial class Net;",
        "[Network]\r\n[Input(2, 2)]\r\n[Flatten]\r\n[Dense(3)]\r\npartial class Net;")]
    [InlineData("SN0111", "Insert [Reshape(28, 28, 1)]",
        "[Network]\n[Input(28, 28)]\n[MaxPool2D(2)]\npartial class Net;",
        "[Network]\n[Input(28, 28)]\n[Reshape(28, 28, 1)]\n[MaxPool2D(2)]\npartial class Net;")]
    [InlineData("SN0113", "Set CeilMode = true",
        "[Network, Input(5, 5, 1), MaxPool2D(2, Name = \"a\")] partial class Net;",
        "[Network, Input(5, 5, 1), MaxPool2D(2, Name = \"a\", CeilMode = true)] partial class Net;")]
    [InlineData("SN0113", "Set CeilMode = true",
        "[Network, Input(5, 5, 1), MaxPool2D(2, CeilMode = false)] partial class Net;",
        "[Network, Input(5, 5, 1), MaxPool2D(2, CeilMode = true)] partial class Net;")]
    [InlineData("SN0108", "Set Padding = PaddingMode.Same",
        "[Network, Input(4, 4, 1), Conv2D(8, 5, UseBias = false)] partial class Net;",
        "[Network, Input(4, 4, 1), Conv2D(8, 5, UseBias = false, Padding = PaddingMode.Same)] partial class Net;")]
    [InlineData("SN0108", "Set Padding = PaddingMode.Same",
        "[Network, Input(2, 3), MaxPool1D(3, Padding = PaddingMode.Valid)] partial class Net;",
        "[Network, Input(2, 3), MaxPool1D(3, Padding = PaddingMode.Same)] partial class Net;")]
    [InlineData("SN0109", "Set Stride = 1",
        "[Network, Input(4, 4, 1), Conv2D(8, 3, Stride = 0)] partial class Net;",
        "[Network, Input(4, 4, 1), Conv2D(8, 3, Stride = 1)] partial class Net;")]
    [InlineData("SN0109", "Set Dilations = [2, 1]",
        "[Network, Input(9, 9, 1), MaxPool2D(2, Dilations = new[] { 2, -1 }, Stride = 1)] partial class Net;",
        "[Network, Input(9, 9, 1), MaxPool2D(2, Dilations = [2, 1], Stride = 1)] partial class Net;")]
    [InlineData("SN0112", "Set Pad = [1, 0, 1, 1]",
        "[Network, Input(8, 8, 2), MaxPool2D(3, Pad = [1, 0, 2, 9])] partial class Net;",
        "[Network, Input(8, 8, 2), MaxPool2D(3, Pad = [1, 0, 1, 1])] partial class Net;")]
    [InlineData("SN0117", "Set Axes = 1",
        "[Network, Input(20), LayerNorm(Axes = 2, Affine = false)] partial class Net;",
        "[Network, Input(20), LayerNorm(Axes = 1, Affine = false)] partial class Net;")]
    [InlineData("SN0118", "Replace by LayerNorm",
        "[Network, SequenceInput(8), Dense(4), BatchNorm] partial class Net;",
        "[Network, SequenceInput(8), Dense(4), LayerNorm] partial class Net;")]
    [InlineData("SN0118", "Replace by LayerNorm",
        "[Network, SequenceInput(8), Dense(4), BatchNorm(Momentum = 0.2)] partial class Net;",
        "[Network, SequenceInput(8), Dense(4), LayerNorm] partial class Net;")]
    [InlineData("SN0118", "Replace by LayerNorm",
        "[Network, SequenceInput(8), Dense(4), StaticNet.BatchNormAttribute(Momentum = 0.2, Name = \"a\")] "
        + "partial class Net;",
        "[Network, SequenceInput(8), Dense(4), StaticNet.LayerNorm(Name = \"a\")] partial class Net;")]
    [InlineData("SN0118", "Replace by LayerNorm",
        "using S = StaticNet; [Network, SequenceInput(8), Dense(4), S::BatchNorm] partial class Net;",
        "using S = StaticNet; [Network, SequenceInput(8), Dense(4), S::LayerNorm] partial class Net;")]
    [InlineData("SN0402", "Insert [Embedding(64)]",
        "[Network]\n[TokenInput(5)]\n[Dense(3), Relu]\npartial class Net;",
        "[Network]\n[TokenInput(5)]\n[Embedding(64)]\n[Dense(3), Relu]\npartial class Net;")]
    [InlineData("SN0104", "Set Inputs = 2",
        "[Network, Input(2), Dense(3, Inputs = 5, UseBias = false)] partial class Net;",
        "[Network, Input(2), Dense(3, Inputs = 2, UseBias = false)] partial class Net;")]
    [InlineData("SN0105", "Change to [Output(3)]",
        "[Network, Input(2), Dense(3), Output(4, 5)] partial class Net;",
        "[Network, Input(2), Dense(3), Output(3)] partial class Net;")]
    [InlineData("SN0105", "Change to [Output(3, Name = \"a\")]",
        "[Network, Input(2), Dense(3), Output(4, Name = \"a\")] partial class Net;",
        "[Network, Input(2), Dense(3), Output(3, Name = \"a\")] partial class Net;")]
    [InlineData("SN0123", "Change to [Input(32, 40, 3, Name = \"a\")]",
        "[Network, Input(3, 32, 40, Name = \"a\"), Conv2D(8, 3)] partial class Net;",
        "[Network, Input(32, 40, 3, Name = \"a\"), Conv2D(8, 3)] partial class Net;")]
    [InlineData("SN0305", "Replace by BinaryCrossEntropyLoss",
        "[Network, Input(2), Dense(1), Sigmoid, CrossEntropyLoss(Weight = 2, IgnoreIndex = 3)] partial class Net;",
        "[Network, Input(2), Dense(1), Sigmoid, BinaryCrossEntropyLoss(Weight = 2)] partial class Net;")]
    [InlineData("SN0307", "Replace by CrossEntropyLoss",
        "[Network, Input(2), Dense(3), Softmax]\n[HuberLoss(2)]\npartial class Net;",
        "[Network, Input(2), Dense(3), Softmax]\n[CrossEntropyLoss]\npartial class Net;")]
    [InlineData("SN0403", "Write [SequenceInput(28)] instead of [Input(28, 28)]",
        "[Network]\n[Input(28, 28)]\n[Lstm(3)]\npartial class Net;",
        "[Network]\n[SequenceInput(28)]\n[Lstm(3)]\npartial class Net;")]
    [InlineData("SN0902", "Change 5 to 2 * Net.OutputSize",
        $"{Called} {{ var y = new float[5]; Predict(new float[4], y); }} }}",
        $"{Called} {{ var y = new float[2 * Net.OutputSize]; Predict(new float[4], y); }} }}")]
    [InlineData("SN0209", "Remove [Input(3)]",
        "[Network]\n[Input(4)]\n[Dense(3), Relu]\n[Input(3)]\n[Dense(2)]\npartial class Net;",
        "[Network]\n[Input(4)]\n[Dense(3), Relu]\n[Dense(2)]\npartial class Net;")]
    [InlineData("SN0901", "Change 5 to Net.InputSize",
        $"{Called} => Predict(new float[5], null); }}",
        $"{Called} => Predict(new float[Net.InputSize], null); }}")]
    [InlineData("SN0801", "Insert [Relu]",
        "[Network]\n[Input(4)]\n[Dense(4)]\n[Dense(4)]\npartial class Net;",
        "[Network]\n[Input(4)]\n[Dense(4)]\n[Relu]\n[Dense(4)]\npartial class Net;")]
    [InlineData("SN0202", "Remove Name = \"a\"",
        "[Network, Input(2), Dense(3, Name = \"a\"), Relu(Name = \"a\")] partial class Net;",
        "[Network, Input(2), Dense(3, Name = \"a\"), Relu] partial class Net;")]
    [InlineData("SN0203", "Remove Name = \"a b\"",
        "[Network, Input(2), Dense(3, Name = \"a b\")] partial class Net;",
        "[Network, Input(2), Dense(3)] partial class Net;")]
    [InlineData("SN0206", "Remove Key = \"\"",
        "[Network, Input(2), Dense(3, Key = \"\", UseBias = true)] partial class Net;",
        "[Network, Input(2), Dense(3, UseBias = true)] partial class Net;")]
    [InlineData("SN0201", "Change \"trnk\" to \"trunk\"",
        "[Network, Input(2), Dense(2, Name = \"trunk\"), Relu, Add(\"input\", \"trnk\")] partial class Net;",
        "[Network, Input(2), Dense(2, Name = \"trunk\"), Relu, Add(\"input\", \"trunk\")] partial class Net;")]
    [InlineData("SN0205", "Change \"a\" to \"relu1\"",
        "[Network, Input(2), Dense(2, Name = \"a\"), Relu, Dense(3), Dense(3, From = \"a\"), Add(\"dense2\")] partial class Net;",
        "[Network, Input(2), Dense(2, Name = \"a\"), Relu, Dense(3), Dense(3, From = \"relu1\"), Add(\"dense2\")] partial class Net;")]
    [InlineData("SN0306", "Change \"outptu\" to \"output\"",
        "[Network, Input(2), Dense(2), HuberLoss(Of = \"outptu\")] partial class Net;",
        "[Network, Input(2), Dense(2), HuberLoss(Of = \"output\")] partial class Net;")]
    [InlineData("SN0208", "Remove Shared = \"dense1\"",
        "[Network, Input(2), Dense(3), Dense(3, Shared = \"dense1\")] partial class Net;",
        "[Network, Input(2), Dense(3), Dense(3)] partial class Net;")]
    [InlineData("SN0502", "Mark B with [Block]",
        "[Network, Input(2), Use<B>] partial class Net;\n// a block\nclass B;",
        "[Network, Input(2), Use<B>] partial class Net;\n// a block\n[Block]\nclass B;")]
    [InlineData("SN0502", "Mark B with [Block]",
        "[Network, Input(2), Use<B>] partial class Net;\n[Dense(3), Relu]\nclass B;",
        "[Network, Input(2), Use<B>] partial class Net;\n[Block]\n[Dense(3), Relu]\nclass B;")]
    [InlineData("SN0641", "Change 3 to 4",
        "[Network, Input(3, 8), SelfAttention(3, Causal = true)] partial class Net;",
        "[Network, Input(3, 8), SelfAttention(4, Causal = true)] partial class Net;")]
    [InlineData("SN0644", "Remove Causal = true",
        "[Network, Input(5, 4), CrossAttention(2, \"input\", Causal = true)] partial class Net;",
        "[Network, Input(5, 4), CrossAttention(2, \"input\")] partial class Net;")]
    [InlineData("SN0645", "Change 2 to 3",
        "[Network, Input(3, 8), PositionalEmbedding(2)] partial class Net;",
        "[Network, Input(3, 8), PositionalEmbedding(3)] partial class Net;")]
    [InlineData("SN0504", "Remove [HuberLoss]",
        "[Block]\n[Dense(3)]\n[HuberLoss]\nclass B;",
        "[Block]\n[Dense(3)]\nclass B;")]
    [InlineData("SN0204", "Remove [Relu]",
        "[Network]\n[Input(2)]\n[Relu]\n[Dense(3, From = \"input\")]\npartial class Net;",
        "[Network]\n[Input(2)]\n[Dense(3, From = \"input\")]\npartial class Net;")]
    [InlineData("SN0303", "Remove [Softmax()]",
        "[Network]\n[Input(2)]\n[Dense(3), Softmax, Softmax()]\npartial class Net;",
        "[Network]\n[Input(2)]\n[Dense(3), Softmax]\npartial class Net;")]
    [InlineData("SN0304", "Remove [HuberLoss]",
        "[Network]\n[Input(2)]\n[Dense(3)]\n[MeanSquaredErrorLoss]\n[HuberLoss]\npartial class Net;",
        "[Network]\n[Input(2)]\n[Dense(3)]\n[MeanSquaredErrorLoss]\npartial class Net;")]
    [InlineData("SN0005", "Add [DeepBeliefNetwork]",
        "[Input(2)]\n[Rbm(3)]\npartial class Net;",
        "[DeepBeliefNetwork]\n[Input(2)]\n[Rbm(3)]\npartial class Net;")]
    [InlineData("SN0601", "Write [DeepBeliefNetwork] instead of [Network]",
        "// before\n[Network] // here\n[Input(2)]\n[Rbm(3)]\npartial class Net;",
        "// before\n[DeepBeliefNetwork] // here\n[Input(2)]\n[Rbm(3)]\npartial class Net;")]
    [InlineData("SN0602", "Remove [DeepBeliefNetwork]",
        "[Network, DeepBeliefNetwork, Input(2), Dense(3)] partial class Net;",
        "[Network, Input(2), Dense(3)] partial class Net;")]
    [InlineData("SN0605", "Remove From = \"input\"",
        "[DeepBeliefNetwork, Input(2), Rbm(3), Rbm(3, From = \"input\")] partial class Net;",
        "[DeepBeliefNetwork, Input(2), Rbm(3), Rbm(3)] partial class Net;")]
    [InlineData("SN0606", "Remove Labels = 4",
        "[DeepBeliefNetwork, Input(2), Rbm(3, Labels = 4), Rbm(3)] partial class Net;",
        "[DeepBeliefNetwork, Input(2), Rbm(3), Rbm(3)] partial class Net;")]
    [InlineData("SN0607", "Remove Visible = VisibleUnits.Gaussian",
        "[DeepBeliefNetwork, Input(2), Rbm(3), Rbm(3, Visible = VisibleUnits.Gaussian)] partial class Net;",
        "[DeepBeliefNetwork, Input(2), Rbm(3), Rbm(3)] partial class Net;")]
    [InlineData("SN0701", "Make R partial",
        "[Features]\npublic record R(float A);", "[Features]\npublic partial record R(float A);")]
    [InlineData("SN0703", "Add [Ignore]",
        "[Features] partial record R(float A, /* b */ Uri B);",
        "[Features] partial record R(float A, /* b */ [Ignore] Uri B);")]
    [InlineData("SN0704", "Remove [Date(DatePart.Hour)]",
        "[Features]\npartial class R\n{\n    /// <summary>A.</summary>\n    [Date(DatePart.Hour)]\n    public float A;\n}",
        "[Features]\npartial class R\n{\n    /// <summary>A.</summary>\n    public float A;\n}")]
    [InlineData("SN0704", "Remove [Numeric]",
        "[Features] partial record R([Numeric, Target] float A, float B);",
        "[Features] partial record R([Target] float A, float B);")]
    [InlineData("SN0704", "Write [Target(Scaling.Log)] instead of [Numeric(Scaling.Log)]",
        "[Features] partial record R([Numeric(Scaling.Log), Target] float A, float B);",
        "[Features] partial record R([Target(Scaling.Log)] float A, float B);")]
    [InlineData("SN0705", "Add [Category(Max = 100)]",
        "[Features]\npartial class R\n{\n    public string A { get; set; } = \"\"; // a\n}",
        "[Features]\npartial class R\n{\n    [Category(Max = 100)]\n    public string A { get; set; } = \"\"; // a\n}")]
    [InlineData("SN0705", "Change to [Category(Max = 100)]",
        "[Features] partial record R([Category] string A);",
        "[Features] partial record R([Category(Max = 100)] string A);")]
    [InlineData("SN0706", "Add [Ignore]",
        "[Features] partial record R(float A, AttributeTargets B);",
        "[Features] partial record R(float A, [Ignore] AttributeTargets B);")]
    [InlineData("SN0708", "Add [Date(DatePart.Year | DatePart.Month | DatePart.Weekday)]",
        "[Features] partial record R(DateOnly A);",
        "[Features] partial record R([Date(DatePart.Year | DatePart.Month | DatePart.Weekday)] DateOnly A);")]
    [InlineData("SN0708", "Change to [Date(DatePart.Day)]",
        "[Features] partial record R([Date(DatePart.Hour | DatePart.Day)] DateOnly A);",
        "[Features] partial record R([Date(DatePart.Day)] DateOnly A);")]
    [InlineData("SN0711", "Mark R with [Features]",
        "[Network, Input<R>, Dense(1)] partial class Net;\n// a record\npartial record R(float A);",
        "[Network, Input<R>, Dense(1)] partial class Net;\n// a record\n[Features]\npartial record R(float A);")]
    [InlineData("SN0714", "Change 4 to 2",
        "[Features] partial record R(float A, [Target] bool B);\n"
        + "[Network, Input<R>, Dense(4, UseBias = false), Softmax, CrossEntropyLoss] partial class Net;",
        "[Features] partial record R(float A, [Target] bool B);\n"
        + "[Network, Input<R>, Dense(2, UseBias = false), Softmax, CrossEntropyLoss] partial class Net;")]
    public async Task Fix_changes_only_what_it_says(string id, string title, string before, string after)
    {
        (string Title, string Source) result = await Fixes.Apply(id, before);
        Assert.Equal((title, after), result);
        Assert.DoesNotContain((await Programs.Compile(after)).Diagnostics, found => found.Id == id && id is not ("SN0001" or "SN0701"));
    }

    [Theory]
    [InlineData("SN0108", "[Network, Input(4, 4, 1), Conv2D(8, 7, Pad = [1, 1, 1, 1])] partial class Net;")]
    [InlineData("SN0108", "[Network, Input(1, 2, 1), MaxPool2D(2, Dilation = 4)] partial class Net;")]
    [InlineData("SN0601", "[Block, Rbm(3)] class B;")]
    [InlineData("SN0605", "[DeepBeliefNetwork, SequenceInput(2), Rbm(3)] partial class Net;")]
    [InlineData("SN0703", "[Features] partial record R(float A, [Target] Uri B);")]
    [InlineData("SN0714", "[Features] partial record R(float A, [Target] bool B);\n"
        + "[Network, Input<R>, Dense(2), MeanSquaredErrorLoss] partial class Net;")]
    public async Task Nothing_is_offered_where_the_remedy_is_not_obvious(string id, string source) =>
        Assert.Empty(await Fixes.Titles(id, source));

    [Theory]
    [InlineData("[Network, Input(2), Dense(3), ReLU] partial class Net;", "Change to [Relu]")]
    [InlineData("[Block]\n[StaticNet.Linear(3)]\nclass B;", "Change to [Dense]")]
    [InlineData("[ReLU] class Other;", null)]
    [InlineData("[Network, Input(2), Dense(3)] partial class Net { [ReLU] int _field; }", null)]
    [InlineData("[Network, Input(2), Dense(3), Xyzzyxyzzyxyzzy] partial class Net;", null)]
    public async Task A_misspelt_attribute_of_a_network_is_renamed(string source, string? title)
        => Assert.Equal(title is null ? [] : [title], await Fixes.TitlesOfCompiler(source));

    [Fact]
    public async Task All_of_a_file_are_fixed_at_once()
    {
        const string Before = "[Network]\n[Input(2, 2)]\n[Dense(3)]\npartial class A;\n\n"
            + "[Network, Input(2, 2), Dense(3)]\npartial class B;\n";
        const string After = "[Network]\n[Input(2, 2)]\n[Flatten]\n[Dense(3)]\npartial class A;\n\n"
            + "[Network, Input(2, 2)]\n[Flatten]\n[Dense(3)]\npartial class B;\n";
        Assert.Equal(After, await Fixes.ApplyAll("SN0101", Before));
    }

    // Merged, fixes of the same list of attributes would be dropped but for one.
    [Fact]
    public async Task Twenty_mistakes_in_one_list_are_fixed_at_once()
    {
        string layers = string.Join(", ", Enumerable.Range(1, 20).Select(static n => $"Dense(4, Name = \"a {n}\")"));
        string after = string.Join(", ", Enumerable.Repeat("Dense(4)", 20));
        Assert.Equal(
            $"[Network, Input(4), {after}] partial class Net;",
            await Fixes.ApplyAll("SN0203", $"[Network, Input(4), {layers}] partial class Net;"));
    }

    [Fact]
    public async Task All_columns_of_a_record_are_fixed_at_once() => Assert.Equal(
        "[Features] partial record R([Category(Max = 100)] string A, float B, [Category(Max = 100)] string? C);",
        await Fixes.ApplyAll(
            "SN0705", "[Features] partial record R(string A, float B, [Category] string? C);"));

    [Fact]
    public async Task Fixes_that_split_one_list_are_applied_together() => Assert.Equal(
        "[Network, Input(4), Dense(4)]\n[Relu]\n[Dense(4)]\n[Relu]\n[Dense(4)]\npartial class Net;",
        await Fixes.ApplyAll("SN0801", "[Network, Input(4), Dense(4), Dense(4), Dense(4)]\npartial class Net;"));
}
