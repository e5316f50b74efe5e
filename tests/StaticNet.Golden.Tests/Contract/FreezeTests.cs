using StaticNet.Golden.Tests.Compilation;

namespace StaticNet.Golden.Tests.Contract;

/// <summary>
/// A frozen network computes what the network computes, with its normalisations in the weights before them.
/// </summary>
public sealed class FreezeTests
{
    // Each with the layers that are left.
    private static readonly Dictionary<string, (string Attributes, string[] Layers)> Networks = new()
    {
        ["Convolved"] = (
            "[Input(9, 8, 3), Conv2D(20, 3, UseBias = false), BatchNorm, Relu, MaxPool2D(2), "
            + "Conv2D(24, 2, Groups = 4), BatchNorm(Epsilon = 0.01), Flatten, Dense(10), Softmax, CrossEntropyLoss]",
            ["conv2d1", "relu1", "maxpool2d1", "conv2d2", "flatten1", "dense1", "softmax1"]),
        ["Transposed"] = (
            "[Input(4, 5, 6), ConvTranspose2D(10, 3, Stride = 2, Groups = 2), BatchNorm, Tanh, "
            + "ConvTranspose2D(3, 2, UseBias = false), BatchNorm(Affine = false)]",
            ["convTranspose2d1", "tanh1", "convTranspose2d2"]),
        ["Depthwise"] = (
            "[Input(7, 7, 5), DepthwiseConv2D(3, Multiplier = 2, UseBias = false), BatchNorm, Relu, "
            + "DepthwiseConv2D(3), BatchNorm]",
            ["depthwiseConv2d1", "relu1", "depthwiseConv2d2"]),
        ["Series"] = (
            "[Input(12, 4), Conv1D(6, 3, Padding = PaddingMode.Causal), BatchNorm, Relu, GlobalAveragePool, Dense(3)]",
            ["conv1d1", "relu1", "globalAveragePool1", "dense1"]),
        ["Flat"] = (
            "[Input(40), Dense(33, UseBias = false), BatchNorm, Tanh, Dense(17, Init = Initializer.TorchUniform), "
            + "BatchNorm(Affine = false), Dropout(0.5), Relu, Dense(5)]",
            ["dense1", "tanh1", "dense2", "relu1", "dense3"]),
        ["Tiny"] = ("[Input(4), Dense(8), BatchNorm, Tanh, Dense(3)]", ["dense1", "tanh1", "dense2"]),

        // Dropout between the two does nothing in inference, and a second normalisation follows the first.
        ["Twice"] = (
            "[Input(6), Dense(20), Dropout(0.5), BatchNorm, BatchNorm(Name = \"second\", Key = \"norms.1\")]",
            ["dense1"]),

        // Nothing before it, an activation before it, and a layer that is read elsewhere too.
        ["Apart"] = (
            "[Input(5, 5, 4), BatchNorm, Conv2D(6, 3), Relu, BatchNorm, Flatten, BatchNorm, Dense(7)]",
            ["batchNorm1", "conv2d1", "relu1", "batchNorm2", "flatten1", "batchNorm3", "dense1"]),
    };

    private static readonly Lazy<CompiledNetworks> Compiled = new(() => NetworkCompiler.Compile(
        "FrozenNetworks", Networks.Select(network => KeyValuePair.Create(network.Key, network.Value.Attributes))));

    public static TheoryData<string> Names { get; } = [.. Networks.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Frozen_agrees_with_unfrozen(string name)
    {
        NetworkRunner network = CreateTrained(name);
        NetworkRunner frozen = network.Freeze();
        Assert.Equal(Networks[name].Layers, frozen.Definition.Layers.Select(layer => layer.Name));
        foreach (int samples in (int[])[1, 2, 19])
        {
            float[] input = ContractNetworks.RandomInput(network, samples);
            float[] expected = network.Predict(input);
            float allowed = 1e-5f * expected.Max(Math.Abs);
            Assert.All(expected.Zip(frozen.Predict(input)), pair => Assert.Equal(pair.First, pair.Second, allowed));
            float[] forward = frozen.Forward(input, new Workspace(samples), training: false).ToArray();
            Assert.All(expected.Zip(forward), pair => Assert.Equal(pair.First, pair.Second, allowed));
        }
    }

    [Fact]
    public void Later_training_does_not_change_it()
    {
        NetworkRunner network = CreateTrained("Convolved");
        NetworkRunner frozen = network.Freeze();
        float[] input = ContractNetworks.RandomInput(network, 3);
        float[] before = frozen.Predict(input);
        network.Parameters.Fill(0.25f);
        network.Buffers.Fill(0.5f);
        Assert.Equal(before, frozen.Predict(input));
    }

    [Fact]
    public void Nothing_of_a_folded_normalisation_is_left()
    {
        NetworkRunner frozen = CreateTrained("Twice").Freeze();
        Assert.Equal(["dense1.weight", "dense1.bias"], frozen.Definition.Tensors.Select(tensor => tensor.Name));
        Assert.Empty(frozen.Definition.Buffers);
        Assert.True(frozen.Buffers.IsEmpty);
    }

    [Fact]
    public void It_has_no_backward_pass()
    {
        NetworkRunner frozen = CreateTrained("Tiny").Freeze();
        Workspace workspace = new(1);
        frozen.Forward(new float[4], workspace, training: true);
        NotSupportedException thrown = Assert.Throws<NotSupportedException>(
            () => frozen.Backward(new float[3], workspace, new float[frozen.Parameters.Length], []));
        Assert.Equal(
            "Frozen is for inference and has no backward pass. Train the network it was made from.", thrown.Message);
    }

    // What is left lies where it lay, so that both networks can run the same code.
    [Theory]
    [MemberData(nameof(Names))]
    public void Tensors_stay_where_they_are(string name)
    {
        NetworkRunner network = CreateTrained(name);
        NetworkRunner frozen = network.Freeze();
        Dictionary<string, TensorLayout> trained = network.Definition.Tensors.ToDictionary(tensor => tensor.Name);
        foreach (TensorLayout tensor in frozen.Definition.Tensors.Where(tensor => trained.ContainsKey(tensor.Name)))
            Assert.Equal(trained[tensor.Name].Offset, tensor.Offset);
    }

    // Statistics and factors that a network could have after training, by PyTorch's names.
    private static NetworkRunner CreateTrained(string name)
    {
        NetworkRunner network = Compiled.Value.Create(name);
        var random = new Random(7);
        foreach (TensorLayout tensor in network.Definition.Tensors)
            tensor.Scatter(Draw(random, tensor.Count, -1, 1), network.Parameters);
        foreach (TensorLayout buffer in network.Definition.Buffers)
        {
            bool isVariance = buffer.Name.EndsWith("running_var", StringComparison.Ordinal);
            buffer.Scatter(Draw(random, buffer.Count, isVariance ? 0.1f : -1, 2), network.Buffers);
        }
        return network;
    }

    private static float[] Draw(Random random, int count, float from, float to)
        => [.. Enumerable.Range(0, count).Select(_ => from + (to - from) * random.NextSingle())];
}
