namespace StaticNet.Tests.Files.Weights;

/// <summary>
/// Weight files of a convolutional network with running statistics. What PyTorch's state_dict has is written by hand,
/// and what the network then computes is computed again by PyTorch's definitions, on channels x height x width.
/// </summary>
public sealed class ConvolutionExchangeTests : IDisposable
{
    private const int Height = 5, Width = 4, Inputs = 2, Filters = 3, Kernel = 2, Outputs = 2;
    private const int Rows = Height - Kernel + 1, Columns = Width - Kernel + 1;

    private static readonly (string Name, int[] Shape)[] Tensors =
    [
        ("features.0.weight", [Filters, Inputs, Kernel, Kernel]), ("features.0.bias", [Filters]),
        ("features.1.weight", [Filters]), ("features.1.bias", [Filters]),
        ("classifier.weight", [Outputs, Filters * Rows * Columns]), ("classifier.bias", [Outputs]),
        ("features.1.running_mean", [Filters]), ("features.1.running_var", [Filters]),
    ];

    private readonly TemporaryDirectory _directory = new();
    private readonly Dictionary<string, float[]> _values = Tensors.ToDictionary(
        tensor => tensor.Name,
        tensor => Draw(
            tensor.Name.Length, tensor.Shape.Aggregate(1, (count, axis) => count * axis),
            isPositive: tensor.Name.EndsWith("var", StringComparison.Ordinal)));

    private string Path => _directory.File("cnn.safetensors");

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_file_of_PyTorch_computes_what_PyTorch_computes(bool hasBatchCount)
    {
        var writer = new SafetensorsWriter();
        foreach ((string name, int[] shape) in Tensors)
            writer.Add(name, shape, _values[name]);
        if (hasBatchCount)
            writer.Add("features.1.num_batches_tracked", [], [1234f]);
        writer.Save(Path);
        var network = ExchangedCnn.FromFile(Path);
        float[] image = Draw(5, Inputs * Height * Width, isPositive: false);
        float[] expected = Compute(image), actual = network.Predict(ChannelsLast(image));
        float[] frozen = network.Freeze().Predict(ChannelsLast(image));
        for (int i = 0; i < Outputs; i++)
        {
            Assert.Equal(expected[i], actual[i], 1e-5f);
            Assert.Equal(expected[i], frozen[i], 1e-5f);
        }
    }

    [Fact]
    public void A_saved_file_has_what_PyTorch_loads()
    {
        var network = new ExchangedCnn(seed: 4);
        for (int channel = 0; channel < Filters; channel++)
            network.BatchNorm1Buffers.RunningMean[channel] = channel + 1;
        network.Save(Path);
        using SafetensorsReader reader = SafetensorsReader.Open(Path);
        Assert.Equal(
            Tensors.Select(tensor => tensor.Name).Append("features.1.num_batches_tracked")
                .Order(StringComparer.Ordinal),
            reader.Tensors.Select(tensor => tensor.Name).Order(StringComparer.Ordinal));
        foreach ((string name, int[] shape) in Tensors)
            Assert.Equal(shape, reader[name].Shape.Select(axis => (int)axis));
        float[] values = new float[Filters];
        reader.Read(reader["features.1.running_mean"], values);
        Assert.Equal([1, 2, 3], values);
        Assert.Equal(network.Buffers.ToArray(), ExchangedCnn.FromFile(Path).Buffers.ToArray());
    }

    [Fact]
    public void A_file_without_the_statistics_is_refused_and_changes_nothing()
    {
        var writer = new SafetensorsWriter();
        foreach ((string name, int[] shape) in Tensors.Where(
            tensor => !tensor.Name.EndsWith("running_var", StringComparison.Ordinal)))
            writer.Add(name, shape, _values[name]);
        writer.Save(Path);
        var network = new ExchangedCnn(seed: 4);
        float[] parameters = network.Parameters.ToArray(), buffers = network.Buffers.ToArray();
        WeightFileException error = Assert.Throws<WeightFileException>(() => network.Load(Path));
        Assert.Contains("features.1.running_var", error.Message, StringComparison.Ordinal);
        Assert.Equal(parameters, network.Parameters.ToArray());
        Assert.Equal(buffers, network.Buffers.ToArray());
    }

    // conv2d, batch normalisation with running statistics, relu, flatten and linear, on one image of channels x height
    // x width.
    private float[] Compute(float[] image)
    {
        double[] flat = new double[Filters * Rows * Columns];
        for (int place = 0; place < flat.Length; place++)
        {
            int filter = place / (Rows * Columns), row = place / Columns % Rows, column = place % Columns;
            double sum = _values["features.0.bias"][filter];
            for (int tap = 0; tap < Inputs * Kernel * Kernel; tap++)
            {
                int channel = tap / (Kernel * Kernel), y = row + tap / Kernel % Kernel, x = column + tap % Kernel;
                sum += _values["features.0.weight"][filter * Inputs * Kernel * Kernel + tap]
                    * (double)image[(channel * Height + y) * Width + x];
            }
            double normalized = (sum - _values["features.1.running_mean"][filter])
                / Math.Sqrt(_values["features.1.running_var"][filter] + 1e-5);
            flat[place] = Math.Max(
                normalized * _values["features.1.weight"][filter] + _values["features.1.bias"][filter], 0);
        }
        float[] weight = _values["classifier.weight"];
        return [.. Enumerable.Range(0, Outputs).Select(output => (float)(_values["classifier.bias"][output]
            + flat.Select((value, index) => value * weight[output * flat.Length + index]).Sum()))];
    }

    private static float[] ChannelsLast(float[] image) => [.. Enumerable.Range(0, image.Length).Select(
        index => image[(index % Inputs * Height * Width) + index / Inputs])];

    private static float[] Draw(int seed, int count, bool isPositive)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() + (isPositive ? 0.1f : -0.5f))];
    }
}
