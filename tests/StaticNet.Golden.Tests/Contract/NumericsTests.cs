using StaticNet.Golden.Tests.Compilation;
using StaticNet.Golden.Tests.Gradients;
using StaticNet.Golden.Tests.Ops;

namespace StaticNet.Golden.Tests.Contract;

/// <summary>Large logits stay finite; NaN is never hidden.</summary>
public sealed class NumericsTests
{
    private const int Classes = 19;

    private static readonly string[] Losses =
    [
        "[CrossEntropyLoss]", "[Softmax, CrossEntropyLoss]", "[CrossEntropyLoss(LabelSmoothing = 0.1)]",
        "[BinaryCrossEntropyLoss]", "[Sigmoid, BinaryCrossEntropyLoss]", "[BinaryCrossEntropyLoss(PositiveWeight = 3)]",
    ];

    private static readonly string[] Last = [.. Activations.All.Select(spec => spec.Attribute), "[Softmax]", ""];

    // Each reads the whole of every sample, so that one NaN reaches every output.
    private static readonly string[] Images =
    [
        "[Conv2D(3, 5), Flatten]", "[Conv2D(16, 3), Conv2D(3, 3), Flatten]",
        "[Conv2D(16, 3), Relu, MaxPool2D(3), Flatten]",
        "[Conv2D(16, 3), Relu, Conv2D(16, 3, Padding = PaddingMode.Same), Relu, MaxPool2D(2), Flatten]",
        "[Conv2D(4, 5, UseBias = false), BatchNorm, Relu, Flatten]",
        "[ConvTranspose2D(3, 5, Pad = [4, 4, 4, 4]), Flatten]",
        "[DepthwiseConv2D(5, Multiplier = 2), GlobalMaxPool, Dense(3)]", "[GlobalAveragePool, Dense(3)]",
        "[GlobalMaxPool, Dense(3)]", "[AveragePool2D(5), Flatten, Dense(3)]",
        "[AdaptiveAveragePool2D(1), Flatten, Dense(3)]", "[LayerNorm(Axes = 3), Flatten]", "[GroupNorm(1), Flatten]",
        "[RmsNorm, Flatten, Dense(4)]", "[UpSample2D(2), MaxPool2D(10), Flatten, Dense(2)]",
        "[ZeroPad2D(1), MaxPool2D(7), Flatten, Dense(2)]",
    ];

    private static readonly Lazy<CompiledNetworks> Compiled = new(() => NetworkCompiler.Compile("Numerics",
    [
        .. Losses.Select((loss, index)
            => KeyValuePair.Create($"Loss{index}", Probe.Attributes(2, [Classes]) + loss)),
        .. Last.Select(
            (last, index) => KeyValuePair.Create($"Small{index}", $"[Input(5), Dense(8)]{last}[Dense(3)]{last}")),
        .. Last.Select((last, index)
            => KeyValuePair.Create($"Large{index}", $"[Input(5), Dense(130)]{last}[Dropout(0.5), Dense(70)]{last}")),
        .. Images.Select((layers, index) => KeyValuePair.Create($"Image{index}", $"[Input(5, 5, 1)]{layers}")),
    ]));

    public static TheoryData<string> LossNames { get; } = [.. Losses];

    public static TheoryData<string> LastNames { get; } = [.. Last];

    public static TheoryData<string> ImageNames { get; } = [.. Images];

    [Theory]
    [MemberData(nameof(LossNames))]
    public void Logits_of_ten_thousand_have_finite_losses_and_gradients(string loss)
    {
        NetworkRunner network = Compiled.Value.Create($"Loss{Array.IndexOf(Losses, loss)}");
        float[] logits = [.. Enumerable.Range(0, 2 * Classes).Select(i => (i % 3 - 1) * 1e4f)];
        Probe.Set(network, 2, logits);
        bool isBinary = loss.Contains("Binary", StringComparison.Ordinal);
        if (!isBinary)
            AssertFinite(network, (int[])[1, 2]);
        float[] values = [.. logits.Select((_, i) => isBinary ? i % 2 : i % Classes == 1 ? 1f : 0f)];
        AssertFinite(network, values);
    }

    [Theory]
    [MemberData(nameof(LastNames))]
    public void NaN_comes_out_as_NaN(string last)
    {
        foreach (string size in (string[])["Small", "Large"])
        {
            NetworkRunner network = Compiled.Value.Create($"{size}{Array.IndexOf(Last, last)}");
            float[] input = [1, -2, 3, -4, 5, 1, 2, float.NaN, 4, 5, 5, 4, 3, 2, 1];
            AssertMiddleIsNaN(network.Predict(input));
            AssertMiddleIsNaN(network.Forward(input, new Workspace(3), training: false).ToArray());
            Assert.All(network.Predict(input.AsSpan(5, 5)), value => Assert.Equal(float.NaN, value));
        }
    }

    [Theory]
    [MemberData(nameof(ImageNames))]
    public void NaN_in_an_image_comes_out_as_NaN(string layers)
    {
        NetworkRunner network = Compiled.Value.Create($"Image{Array.IndexOf(Images, layers)}");
        float[] input = ContractNetworks.RandomInput(network, 3);
        input[25 + 12] = float.NaN;
        AssertMiddleIsNaN(network.Predict(input));
        AssertMiddleIsNaN(network.Forward(input, new Workspace(3), training: false).ToArray());
    }

    [Fact]
    public void NaN_makes_the_loss_NaN()
    {
        for (int index = 0; index < Losses.Length; index++)
        {
            NetworkRunner network = Compiled.Value.Create($"Loss{index}");
            float loss = network.LossAndGradients(
                [float.NaN, 1], new float[Classes], new Workspace(1), network.NewGradients());
            Assert.Equal(float.NaN, loss);
        }
    }

    private static void AssertMiddleIsNaN(float[] outputs)
    {
        float[][] samples = [.. outputs.Chunk(outputs.Length / 3)];
        Assert.All(samples[1], value => Assert.Equal(float.NaN, value));
        Assert.All(samples[0].Concat(samples[2]), value => Assert.True(float.IsFinite(value)));
    }

    private static void AssertFinite(NetworkRunner network, Targets targets)
    {
        float[] unit = Probe.Identity(2), gradients = network.NewGradients();
        float loss = network.LossAndGradients(unit, targets, new Workspace(2), gradients);
        Assert.That(float.IsFinite(loss) && loss >= 0, $"The loss is {loss}.");
        Assert.All(gradients, value => Assert.True(float.IsFinite(value)));
        Assert.All(network.Predict(unit), value => Assert.True(float.IsFinite(value)));
    }
}
