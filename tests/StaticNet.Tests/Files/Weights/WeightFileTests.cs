namespace StaticNet.Tests.Files.Weights;

public sealed class WeightFileTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void What_is_saved_loads_and_has_the_names_and_layout_of_PyTorch()
    {
        string path = _directory.File("net.safetensors");
        WeightFile.Save(PaddedNetwork.Create(100), path, new Dictionary<string, string> { ["epoch"] = "3" });
        using (SafetensorsReader reader = SafetensorsReader.Open(path))
        {
            Assert.Equal(["dense1.weight", "dense1.bias"], reader.Tensors.Select(tensor => tensor.Name));
            Assert.Equal(("pt", "3"), (reader.Metadata["format"], reader.Metadata["epoch"]));
            float[] weight = new float[6];
            reader.Read(reader["dense1.weight"], weight);
            Assert.Equal([100, 116, 132, 101, 117, 133], weight);
        }
        Assert.Equal("3", WeightFile.ReadMetadata(path)["epoch"]);
        PaddedNetwork loaded = PaddedNetwork.Create(7);
        WeightFile.Load(loaded, path);
        Assert.Equal(PaddedNetwork.Create(100).Parameters, loaded.Parameters);
    }

    [Fact]
    public void Half_precision_loads_and_the_batch_counters_of_PyTorch_are_ignored()
    {
        var writer = new SafetensorsWriter();
        writer.Add("dense1.weight", SafetensorsType.F16, [2, 3], new byte[12]);
        writer.Add("dense1.bias", SafetensorsType.BF16, [2], new byte[4]);
        writer.Add("norm1.num_batches_tracked", SafetensorsType.I64, [], new byte[8]);
        PaddedNetwork network = PaddedNetwork.Create(7);
        WeightFile.Load(network, Save(writer));
        Assert.Equal(new float[64], network.Parameters);
    }

    [Fact]
    public void Everything_that_does_not_fit_is_listed_and_nothing_is_loaded()
    {
        var writer = new SafetensorsWriter();
        writer.Add("dense1.weight", [3, 2], new float[6]);
        writer.Add("dense9.weight", [1], new float[1]);
        writer.Add("dense9.bias", [1], new float[1]);
        WeightFileException exception = Refused(writer);
        Assert.Equal(["dense1.bias"], exception.MissingTensors);
        Assert.Equal(["dense9.weight", "dense9.bias"], exception.UnexpectedTensors);
        Assert.Equal(["dense1.weight has shape [3, 2], but the network has [2, 3]"], exception.Mismatches);
        Assert.EndsWith("net.safetensors: the tensors are not those of PaddedNetwork: missing: dense1.bias; "
            + "not in the network: dense9.weight, dense9.bias; "
            + "dense1.weight has shape [3, 2], but the network has [2, 3].", exception.Message);
    }

    [Fact]
    public void A_type_that_does_not_convert_is_refused()
    {
        var writer = new SafetensorsWriter();
        writer.Add("dense1.weight", SafetensorsType.I32, [2, 3], new byte[24]);
        writer.Add("dense1.bias", [2], [1, 2]);
        Assert.StartsWith("dense1.weight has dtype I32", Assert.Single(Refused(writer).Mismatches));
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        string path = _directory.File("nowhere");
        var exception = Assert.Throws<FileNotFoundException>(() => WeightFile.Load(PaddedNetwork.Create(7), path));
        Assert.Contains(path, exception.Message);
    }

    private string Save(SafetensorsWriter writer)
    {
        string path = _directory.File("net.safetensors");
        writer.Save(path);
        return path;
    }

    private WeightFileException Refused(SafetensorsWriter writer)
    {
        string path = Save(writer);
        PaddedNetwork network = PaddedNetwork.Create(7);
        var exception = Assert.Throws<WeightFileException>(() => WeightFile.Load(network, path));
        Assert.Equal(PaddedNetwork.Create(7).Parameters, network.Parameters);
        return exception;
    }
}
