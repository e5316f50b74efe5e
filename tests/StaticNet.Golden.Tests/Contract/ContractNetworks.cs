using StaticNet.Golden.Tests.Compilation;

namespace StaticNet.Golden.Tests.Contract;

/// <summary>The networks whose promises are tested: of every size, and with each way of computing them.</summary>
internal static class ContractNetworks
{
    /// <summary>Straight-line code.</summary>
    public const string Tiny = "[Input(4), Dense(8), Tanh, Dense(3), CrossEntropyLoss]";

    /// <summary>Tiles, large enough to be shared among threads.</summary>
    public const string Mnist =
        "[Input(28, 28), Flatten, Dense(128), Relu, Dense(10), Softmax, CrossEntropyLoss]";

    /// <summary>Sizes that fill no vector, activations that are fused and that are not, and dropout.</summary>
    public const string Odd =
        "[Input(301), Dense(203), Gelu, Dropout(0.3), Dense(71), Tanh, Softplus, Dense(11), CrossEntropyLoss]";

    /// <summary>Windows of all kinds over images, of channels that fill no vector.</summary>
    public const string Pooled = "[Input(13, 12, 3), MaxPool2D(3, Stride = 1, Padding = PaddingMode.Same), "
        + "DepthwiseConv2D(3, Multiplier = 7), Relu, MaxPool2D(2), ZeroPad2D(1, 0, 2, 1), "
        + "AveragePool2D(3, Stride = 2), "
        + "UpSample2D(3, 2, Interpolation = Interpolation.Bilinear), AdaptiveAveragePool2D(5, 3), UpSample2D(2), "
        + "GlobalMaxPool, Dense(7), CrossEntropyLoss]";

    /// <summary>A first layer of few channels, Winograd's convolution, pooling at once, and an odd image.</summary>
    public const string Cnn =
        "[Input(15, 14, 3), Conv2D(16, 3), Relu, MaxPool2D(2), Conv2D(32, 3, Padding = PaddingMode.Same), Relu, "
        + "Flatten, Dense(10), CrossEntropyLoss]";

    /// <summary>Layers that normalise, two of them over the whole batch.</summary>
    public const string Normalized = "[Input(9, 9, 3), Conv2D(24, 3, UseBias = false), BatchNorm, Relu, GroupNorm(4), "
        + "BatchNorm(Affine = false), LayerNorm(Axes = 2), RmsNorm, GlobalMaxPool, Dense(33), Tanh, Dense(11), "
        + "CrossEntropyLoss]";

    /// <summary>Attention over positions, among themselves and to another value.</summary>
    public const string Attending = "[Input(9, 24), PositionalEmbedding(11, Name = \"memory\"), "
        + "SelfAttention(4, Dropout = 0.1), LayerNorm, CrossAttention(3, \"memory\"), Flatten, Dense(11), "
        + "CrossEntropyLoss]";

    private static readonly Lazy<CompiledNetworks> Compiled = new(() => NetworkCompiler.Compile("ContractNetworks",
    [
        new(nameof(Tiny), Tiny), new(nameof(Mnist), Mnist), new(nameof(Odd), Odd), new(nameof(Pooled), Pooled),
        new(nameof(Cnn), Cnn), new(nameof(Normalized), Normalized),
        new(nameof(Attending), Attending),
    ]));

    /// <summary>The names of all.</summary>
    public static TheoryData<string> All { get; } =
        [nameof(Tiny), nameof(Mnist), nameof(Odd), nameof(Pooled), nameof(Cnn), nameof(Normalized), nameof(Attending)];

    /// <summary>Creates one of the networks.</summary>
    /// <param name="name">Its name.</param>
    public static NetworkRunner Create(string name) => Compiled.Value.Create(name);

    /// <summary>Random inputs.</summary>
    /// <param name="network">The network.</param>
    /// <param name="samples">The number of samples.</param>
    public static float[] RandomInput(NetworkRunner network, int samples)
    {
        var random = new Random(samples);
        return [.. Enumerable.Range(0, samples * network.InputSize).Select(_ => random.NextSingle() * 2 - 1)];
    }

    /// <summary>A class for each sample.</summary>
    /// <param name="network">The network.</param>
    /// <param name="samples">The number of samples.</param>
    public static int[] SomeClasses(NetworkRunner network, int samples)
        => [.. Enumerable.Range(0, samples).Select(sample => sample * 7 % network.OutputSize)];
}
