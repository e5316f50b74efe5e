namespace StaticNet.Tests.CustomLayers;

/// <summary>What is wrong with a layer of the user's own throws, and writes nowhere else.</summary>
public sealed class CustomLayerMistakeTests
{
    private const int Samples = 50;

    [Theory]
    [InlineData("no such row", typeof(ArgumentOutOfRangeException))]
    [InlineData("row -1", typeof(ArgumentOutOfRangeException))]
    [InlineData("no such value", typeof(IndexOutOfRangeException))]
    [InlineData("no such position", typeof(ArgumentOutOfRangeException))]
    [InlineData("no such sample", typeof(ArgumentOutOfRangeException))]
    [InlineData("no such parameter", typeof(ArgumentOutOfRangeException))]
    [InlineData("no such element", typeof(IndexOutOfRangeException))]
    [InlineData("throws", typeof(InvalidDataException))]
    [InlineData("backward", typeof(IndexOutOfRangeException))]
    [InlineData("gradients", typeof(IndexOutOfRangeException))]
    public void What_a_layer_throws_comes_out_and_the_network_goes_on(string mistake, Type exception)
    {
        var network = new WithMistakes(1);
        float[] input = new float[Samples * 5], dOutput = new float[Samples * 3];
        Array.Fill(input, 0.5f);
        Array.Fill(dOutput, 0.25f);
        float[] want = Train(network, input, dOutput, threads: 1);
        for (int threads = 1; threads <= 3; threads++)
        {
            Mistaken.Mistake = mistake;
            Exception? thrown = Record.Exception(() => Train(network, input, dOutput, threads));
            Exception? ofPredict = Record.Exception(() => network.Predict(input));
            Mistaken.Mistake = "";
            Assert.IsType(exception, thrown);
            Assert.Equal(mistake is "backward" or "gradients" ? null : exception, ofPredict?.GetType());
            Assert.Equal(want, Train(network, input, dOutput, threads));
        }
    }

    [Fact]
    public void Wrong_gradients_are_found_where_they_are()
    {
        var network = new WithMistakes(1);
        Assert.True(GradientCheck.Run(network).Passed);
        Mistaken.Mistake = "gradient";
        GradientCheckResult gradient = GradientCheck.Run(network);
        Mistaken.Mistake = "derivative";
        GradientCheckResult derivative = GradientCheck.Run(network);
        Mistaken.Mistake = "";
        Assert.False(gradient.Passed);
        Assert.Equal(("custom1.shift", 1), (gradient.Worst!.Tensor, gradient.Worst.Index));
        Assert.Equal(0, gradient.Worst.Gradient);
        Assert.NotEqual(0, gradient.Worst.FiniteDifference, 1e-3);
        Assert.Equal(["custom1.shift"], gradient.Tensors.Where(tensor => !tensor.Passed).Select(tensor => tensor.Tensor));
        Assert.Contains("The gradients do not agree with finite differences. The worst: custom1.shift[1]: backward gives 0,",
            gradient.ToString(), StringComparison.Ordinal);
        Assert.Equal("input", Assert.Single(derivative.Tensors, tensor => !tensor.Passed).Tensor);
        Assert.Equal(1.5, derivative.Worst!.Gradient / derivative.Worst.FiniteDifference, 1e-2);
    }

    [Fact]
    public void Another_shape_than_the_declared_one_is_found_when_a_network_is_created()
    {
        CustomLayerException exception = Assert.Throws<CustomLayerException>(() => new WrongHeight());
        Assert.Equal(
            "custom1 of WrongHeight: HalfHeight.OutputShape makes 2x3x2 of 4x3x2, but the attribute declares 2x3x1. "
            + "Write [Custom<HalfHeight>(2, 3, 2)].", exception.Message);
        exception = Assert.Throws<CustomLayerException>(() => NotFlat.FromFile("nowhere"));
        Assert.Equal("own of NotFlat: OwnDense does not make 5 of 4x3x2: the input must be flat", exception.Message);
        Assert.Equal(("NotFlat", "own"), (exception.Network, exception.Layer));
    }

    private static float[] Train(WithMistakes network, float[] input, float[] dOutput, int threads)
    {
        float[] gradients = new float[network.Parameters.Length], dInput = new float[input.Length];
        var workspace = new Workspace(Samples) { Threads = threads };
        network.Forward(input, workspace, training: true);
        network.Backward(dOutput, workspace, gradients, dInput);
        return [.. gradients, .. dInput];
    }
}
