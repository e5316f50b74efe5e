using StaticNet.Golden.Tests.Compilation;

namespace StaticNet.Golden.Tests.Gradients.Images;

/// <summary>Random convolutional networks: outputs, losses and all gradients against their formulas.</summary>
public sealed class RandomImageNetworkTests
{
    private const int GroupSize = 20;

    // Their compilation takes most of the time.
    private static readonly int Groups = Environment.GetEnvironmentVariable("STATICNET_LONG") == "1" ? 20 : 8;

    private static readonly (NetworkSpec Spec, int Samples)[] Specs = MakeSpecs();

    private static readonly Lazy<CompiledNetworks> Compiled = new(() => NetworkCompiler.Compile(
        "RandomImageNetworks", Specs.Select((spec, index) => KeyValuePair.Create($"Images{index}", spec.Spec.Attributes))));

    public static TheoryData<int> AllGroups() => [.. Enumerable.Range(0, Groups)];

    [Theory]
    [MemberData(nameof(AllGroups))]
    public void Random_networks_agree_with_their_formulas(int group)
    {
        for (int index = group * GroupSize; index < (group + 1) * GroupSize; index++)
            GradientCheck.Run(Specs[index].Spec, Compiled.Value.Create($"Images{index}"), Specs[index].Samples, seed: index);
    }

    [Theory]
    [InlineData("[Conv1D(")]
    [InlineData("[Conv2D(")]
    [InlineData("[ConvTranspose2D(")]
    [InlineData("[DepthwiseConv2D(")]
    [InlineData("[MaxPool1D(")]
    [InlineData("[MaxPool2D(")]
    [InlineData("[AveragePool1D(")]
    [InlineData("[AveragePool2D(")]
    [InlineData("[AdaptiveAveragePool2D(")]
    [InlineData("[GlobalAveragePool]")]
    [InlineData("[GlobalMaxPool]")]
    [InlineData("[ZeroPad2D(")]
    [InlineData("[UpSample2D(")]
    [InlineData("[BatchNorm(")]
    [InlineData("[GroupNorm(")]
    [InlineData("[LayerNorm")]
    [InlineData("Axes = 2")]
    [InlineData("Axes = 3")]
    [InlineData("Affine = false")]
    [InlineData("Epsilon = 0.125")]
    [InlineData("Stride = ")]
    [InlineData("Strides = ")]
    [InlineData("Dilation = ")]
    [InlineData("Dilations = ")]
    [InlineData("Pad = ")]
    [InlineData("Padding = PaddingMode.Same")]
    [InlineData("CeilMode = true")]
    [InlineData("CountPadding = false")]
    [InlineData("Groups = ")]
    [InlineData("Multiplier = ")]
    [InlineData("UseBias = false")]
    [InlineData("Interpolation.Bilinear")]
    public void Every_kind_and_every_argument_is_drawn(string text) =>
        Assert.True(Specs.Count(spec => spec.Spec.Attributes.Contains(text, StringComparison.Ordinal)) >= 5);

    [Theory]
    [InlineData("Stride = ")]
    [InlineData("Strides = ")]
    [InlineData("Dilation = ")]
    [InlineData("Dilations = ")]
    [InlineData("Pad = ")]
    [InlineData("Padding = PaddingMode.Same")]
    [InlineData("OutputPadding = ")]
    [InlineData("OutputPaddings = ")]
    [InlineData("Groups = ")]
    [InlineData("UseBias = false")]
    public void Every_argument_of_a_transposed_convolution_is_drawn(string text) =>
        Assert.True(Specs.SelectMany(spec => spec.Spec.Layers).Count(layer =>
            layer.Attribute.StartsWith("[ConvTranspose2D(", StringComparison.Ordinal)
            && layer.Attribute.Contains(text, StringComparison.Ordinal)) >= 3);

    private static (NetworkSpec Spec, int Samples)[] MakeSpecs()
    {
        var random = new RandomImageNetworks(seed: 2026);
        return [.. Enumerable.Range(0, Groups * GroupSize).Select(_ => (random.Next(), random.Samples()))];
    }
}
