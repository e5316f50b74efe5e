namespace StaticNet.Tests.Networks;

public class ActivationsTests
{
    private readonly SeenNetwork _network = new(seed: 1);

    // One sample, several, and more than one thread takes at a time.
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(50)]
    public void Every_layer_gives_what_a_network_that_ends_there_predicts(int samples)
    {
        float[] input = Input(samples);
        NetworkActivations activations = _network.Activations(input);

        Assert.Equal(Predict<SeenToTanh>(input), activations["tanh1"].Values);
        Assert.Equal(Predict<SeenToRelu>(input), activations["relu1"].Values);
        Assert.Equal(Predict<SeenToSigmoid>(input), activations["sigmoid1"].Values);
        Assert.Equal(_network.Predict(input), activations["softmax1"].Values);
        Assert.Equal(activations["softmax1"], activations[^1]);
    }

    // A convolution and the maxima after it may be computed together where nobody asks for what is between them.
    [Fact]
    public void Every_layer_of_an_image_gives_what_a_network_that_ends_there_predicts()
    {
        SeenImages network = new(seed: 3);
        float[] input = Input(5 * SeenImages.InputSize / SeenNetwork.InputSize);
        NetworkActivations activations = network.Activations(input);

        Assert.Equal(
            ["relu1", "maxpool2d1", "relu2", "maxpool2d2", "flatten1", "dense1", "softmax1"], Names(activations));
        AssertNear(Predict<SeenImages, SeenToFirstRelu>(network, input), activations["relu1"].Values);
        AssertNear(Predict<SeenImages, SeenToFirstPool>(network, input), activations["maxpool2d1"].Values);
        AssertNear(Predict<SeenImages, SeenToSecondRelu>(network, input), activations["relu2"].Values);
        AssertNear(network.Predict(input), activations["softmax1"].Values);
        Assert.Equal([6, 6, 20], activations["relu2"].Shape);
    }

    [Fact]
    public void Shapes_are_those_of_the_layers()
    {
        NetworkActivations activations = _network.Activations(Input(4));
        LayerActivation image = activations["tanh1"], rows = activations["relu1"];
        Assert.Equal([2, 3, 2], image.Shape);
        Assert.Equal([20], rows.Shape);
        Assert.Equal(4, image.Samples);
        Assert.Equal([4, 2, 3, 2], image.Tensor.Lengths);
        Assert.Equal(image.Values[(2 * 12)..(3 * 12)], image.Sample(2));
        Assert.Equal(image.Values[2 * 12 + 1 * 6 + 2 * 2 + 1], image.Tensor[2, 1, 2, 1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => image.Sample(4).Length);
        Assert.Equal(
            SeenNetwork.Definition.Layers.Select(layer => layer.Name).Intersect(Names(activations)),
            Names(activations));
    }

    [Fact]
    public void No_samples_have_no_values() => Assert.Equal(0, _network.Activations([])["relu1"].Values.Length);

    [Fact]
    public void Half_a_sample_is_refused()
        => Assert.Throws<ArgumentException>(() => _network.Activations(new float[13]));

    [Fact]
    public void Networks_over_time_are_refused()
    {
        SeenSequence network = new(seed: 1);
        Assert.Contains(
            "time axis", Assert.Throws<NotSupportedException>(() => network.Activations(new float[6])).Message);
    }

    [Fact]
    public void Layers_without_values_of_their_own_are_named()
    {
        NetworkActivations activations = _network.Activations(Input(1));
        foreach (string layer in (string[])["dense1", "dropout1"])
        {
            string message = Assert.Throws<KeyNotFoundException>(() => activations[layer]).Message;
            Assert.StartsWith($"{layer} of SeenNetwork has no values of its own", message);
            Assert.EndsWith($"those of: {string.Join(", ", Names(activations))}.", message);
        }
        Assert.StartsWith(
            "SeenNetwork has no layer dense7.",
            Assert.Throws<KeyNotFoundException>(() => activations["dense7"]).Message);
    }

    private static IEnumerable<string> Names(NetworkActivations activations)
        => activations.Select(layer => layer.Layer);

    private static float[] Input(int samples)
    {
        Random random = new(samples);
        return [.. Enumerable.Range(0, samples * SeenNetwork.InputSize).Select(_ => random.NextSingle() - 0.5f)];
    }

    private static void AssertNear(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], 1e-5f);
    }

    private float[] Predict<TPrefix>(float[] input)
        where TPrefix : class, INetwork<TPrefix> => Predict<SeenNetwork, TPrefix>(_network, input);

    private static float[] Predict<TNetwork, TPrefix>(TNetwork network, float[] input)
        where TNetwork : class, INetwork<TNetwork>
        where TPrefix : class, INetwork<TPrefix>
    {
        TPrefix prefix = TPrefix.Create(seed: 2);
        for (int i = 0; i < TPrefix.Definition.Tensors.Length; i++)
        {
            TensorLayout tensor = TNetwork.Definition.Tensors[i];
            float[] values = new float[tensor.Count];
            tensor.Gather(network.Parameters, values);
            TPrefix.Definition.Tensors[i].Scatter(values, prefix.Parameters);
        }
        float[] output = new float[input.Length / TPrefix.InputSize * TPrefix.OutputSize];
        prefix.Predict(input, output);
        return output;
    }
}

[Network]
[Input(2, 3, 2)]
[Tanh, Flatten, Dropout(0.5)]
[Dense(20), Relu]
[Dense(7), Sigmoid]
[Dense(5), Softmax]
[CrossEntropyLoss]
internal sealed partial class SeenNetwork;

[Network]
[Input(2, 3, 2)]
[Tanh]
internal sealed partial class SeenToTanh;

[Network]
[Input(2, 3, 2)]
[Tanh, Flatten]
[Dense(20), Relu]
internal sealed partial class SeenToRelu;

[Network]
[Input(2, 3, 2)]
[Tanh, Flatten]
[Dense(20), Relu]
[Dense(7), Sigmoid]
internal sealed partial class SeenToSigmoid;

[Network]
[Input(16, 16, 3)]
[Conv2D(18, 3), Relu]
[MaxPool2D(2)]
[Conv2D(20, 2), Relu]
[MaxPool2D(2)]
[Flatten, Dense(5), Softmax]
internal sealed partial class SeenImages;

[Network]
[Input(16, 16, 3)]
[Conv2D(18, 3), Relu]
internal sealed partial class SeenToFirstRelu;

[Network]
[Input(16, 16, 3)]
[Conv2D(18, 3), Relu]
[MaxPool2D(2)]
internal sealed partial class SeenToFirstPool;

[Network]
[Input(16, 16, 3)]
[Conv2D(18, 3), Relu]
[MaxPool2D(2)]
[Conv2D(20, 2), Relu]
internal sealed partial class SeenToSecondRelu;

[Network]
[SequenceInput(3)]
[SimpleRnn(2)]
internal sealed partial class SeenSequence;
