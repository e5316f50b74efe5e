using StaticNet.Generators.Lowering;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Tests.Testing;

namespace StaticNet.Generators.Tests.Planning;

/// <summary>How many samples go through the layers together.</summary>
public sealed class InferencePlanTests
{
    [Theory]
    [InlineData("Input(64)", "Dense(64), Relu", 384)]
    [InlineData("Input(64)", "Dense(4096), Relu", 48)]
    [InlineData("Input(28, 28, 1)", "Conv2D(8, 3), Relu, Flatten", 5)]
    [InlineData("Input(64, 64, 3)", "Conv2D(32, 3), Relu, Conv2D(32, 3), Relu, GlobalAveragePool2D", 1)]
    public void Values_of_a_block_stay_in_the_cache(string input, string layers, int expected)
        => Assert.Equal(expected, BlockRows(input, layers));

    // A million weights, read once for 384 samples and not for 48.
    [Fact]
    public void Samples_are_so_many_that_large_weights_are_read_for_several()
        => Assert.Equal(384, BlockRows("Input(1024)", "Dense(1024), Relu, Dense(1024), Relu"));

    // 12,544 x 128 weights are many times the values of an image.
    [Fact]
    public void Images_are_so_many_that_the_weights_of_a_dense_layer_are_read_for_several()
        => Assert.Equal(
            16,
            BlockRows(
                "Input(64, 64, 3)",
                "Conv2D(32, 3), Relu, MaxPool2D(2), Conv2D(64, 3), Relu, MaxPool2D(2), Flatten, Dense(128), Relu"));

    private static int BlockRows(string input, string layers) => new InferencePlan(Lowerer.Lower(Inference.Infer(
        $$"""
        using StaticNet;
        [Network, {{input}}, {{layers}}, Dense(10), Softmax, CrossEntropyLoss]
        public partial class Net;
        """))).BlockRows;
}
