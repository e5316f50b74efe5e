namespace StaticNet.Tests.Networks;

public class FreezingTests
{
    private static readonly NetworkDefinition Trained = new(
        "Net",
        [
            new("conv", "Conv2D", "2 x 2 x 3", 27, 100),
            new("norm", "BatchNorm", "2 x 2 x 3", 6, 10) { Reads = ["conv"] },
            new("dropout", "Dropout", "2 x 2 x 3", 0, 0) { Reads = ["norm"] },
            new("sum", "Add", "2 x 2 x 3", 0, 12) { Reads = ["dropout", "conv"] },
        ],
        [
            TensorLayout.Matrix("conv.weight", 3, 9, 0, 16, Initializer.GlorotUniform),
            TensorLayout.Vector("norms.0.weight", 3, 144, Initializer.Ones, 3, 3),
        ],
        ParameterLength: 160)
    {
        Buffers = [TensorLayout.Vector("norms.0.running_mean", 3, 0, Initializer.Zeros, 3, 3)],
        BufferLength = 16,
    };

    private static readonly NetworkDefinition Frozen = Freezing.Define(
        Trained, "Frozen", parameterLength: 176, bufferLength: 0, without: ["norm", "dropout"],
        keys: ["norms.0", "dropout"],
        changed: [new("conv", "Conv2D", "2 x 2 x 3", 30, 112)],
        added: [TensorLayout.Vector("conv.bias", 3, 160, Initializer.Zeros, 9, 3)]);

    [Fact]
    public void Layers_are_left_out_and_changed()
    {
        Assert.Equal("Frozen", Frozen.Name);
        Assert.Equal(["conv", "sum"], Frozen.Layers.Select(layer => layer.Name));
        Assert.Equal([30, 0], Frozen.Layers.Select(layer => layer.Parameters));
    }

    [Fact]
    public void What_read_a_layer_that_is_left_out_reads_what_that_read()
        => Assert.Equal(["conv", "conv"], Frozen.Layers[1].Reads);

    [Fact]
    public void Tensors_go_with_their_layers_and_others_come_after_those_of_their_layer()
    {
        Assert.Equal(["conv.weight", "conv.bias"], Frozen.Tensors.Select(tensor => tensor.Name));
        Assert.Empty(Frozen.Buffers);
        Assert.Equal((176, 0), (Frozen.ParameterLength, Frozen.BufferLength));
    }
}
