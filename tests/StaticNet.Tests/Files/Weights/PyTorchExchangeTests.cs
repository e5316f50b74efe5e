using System.Numerics.Tensors;

namespace StaticNet.Tests.Files.Weights;

/// <summary>
/// Weight files of a network that flattens an image. PyTorch's images are channels x height x width, and so are
/// its columns: the numbers here were made by hand from torch.nn.Flatten's definition.
/// </summary>
public sealed class PyTorchExchangeTests : IDisposable
{
    private const int Height = 2, Width = 3, Channels = 2;

    // For output o, the weight of row h, column w and channel c is o c h w read as a decimal number.
    private static readonly float[] InPyTorch =
    [
        0000, 0001, 0002, 0010, 0011, 0012, 0100, 0101, 0102, 0110, 0111, 0112,
        1000, 1001, 1002, 1010, 1011, 1012, 1100, 1101, 1102, 1110, 1111, 1112,
    ];

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_saved_file_has_the_columns_in_the_order_of_PyTorch()
    {
        var network = new ImageNetwork(seed: 1);
        new ReadOnlyTensorSpan<float>(InPyTorch, network.Dense1.Weight.Lengths).CopyTo(network.Dense1.Weight);
        Assert.Equal(1012, network.Dense1.Weight[1, 0, 1, 2]);
        string path = _directory.File("image.safetensors");
        network.Save(path);
        Assert.Equal(InPyTorch, Read(path, "dense1.weight", [2, 12]));
        Assert.Equal([0, 0], Read(path, "dense1.bias", [2]));
    }

    [Fact]
    public void A_file_of_PyTorch_gives_every_pixel_its_weight()
    {
        string path = _directory.File("image.safetensors");
        var writer = new SafetensorsWriter();
        writer.Add("dense1.weight", [2, 12], InPyTorch);
        writer.Add("dense1.bias", [2], [0.25f, 0.5f]);
        writer.Save(path);
        var network = ImageNetwork.FromFile(path);
        for (int pixel = 0; pixel < Height * Width * Channels; pixel++)
        {
            float[] image = new float[Height * Width * Channels];
            image[pixel] = 1;
            (int h, int w, int c) = (pixel / Channels / Width, pixel / Channels % Width, pixel % Channels);
            float expected = (100 * c) + (10 * h) + w;
            Assert.Equal([expected + 0.25f, 1000 + expected + 0.5f], network.Predict(image));
        }
        string again = _directory.File("again.safetensors");
        network.Save(again);
        Assert.Equal(InPyTorch, Read(again, "dense1.weight", [2, 12]));
    }

    [Fact]
    public void A_kernel_of_Keras_is_copied_by_one_loop()
    {
        // [inputs, outputs], the inputs being height x width x channels, with the same weights as in PyTorch's order.
        float[,] kernel = new float[Height * Width * Channels, 2];
        for (int i = 0; i < kernel.Length; i++)
        {
            int input = i / 2;
            kernel[input, i % 2] = (1000 * (i % 2)) + (100 * (input % Channels))
                + (10 * (input / Channels / Width)) + (input / Channels % Width);
        }
        var network = new ImageNetwork(seed: 1);
        TensorSpan<float> weight = network.Dense1.Weight;
        for (int i = 0; i < kernel.GetLength(0); i++)
        {
            for (int o = 0; o < 2; o++)
                weight[o, i % Channels, i / Channels / Width, i / Channels % Width] = kernel[i, o];
        }
        string path = _directory.File("keras.safetensors");
        network.Save(path);
        Assert.Equal(InPyTorch, Read(path, "dense1.weight", [2, 12]));
    }

    [Fact]
    public void The_permutation_reaches_through_activations_and_ends_at_the_first_dense_layer()
    {
        var network = new DeepImageNetwork(seed: 3);
        string path = _directory.File("deep.safetensors");
        network.Save(path);
        float[] first = Read(path, "dense1.weight", [4, 12]), second = Read(path, "dense2.weight", [12, 4]);
        float[] third = Read(path, "dense3.weight", [1, 12]);
        for (int o = 0; o < 4; o++)
        {
            for (int i = 0; i < 12; i++)
            {
                int pytorch = ((i % Channels) * Height * Width) + (i / Channels);
                float weight = network.Dense1.Weight[o, i % Channels, i / Channels / Width, i / Channels % Width];
                Assert.Equal(weight, first[(o * 12) + pytorch]);
                Assert.Equal(network.Dense2.Weight[i, o], second[(i * 4) + o]);
                Assert.Equal(network.Dense3.Weight[0, i], third[i]);
            }
        }
    }

    private static float[] Read(string path, string name, long[] shape)
    {
        using SafetensorsReader reader = SafetensorsReader.Open(path);
        Assert.Equal(shape, reader[name].Shape);
        float[] values = new float[reader[name].Count];
        reader.Read(reader[name], values);
        return values;
    }
}
