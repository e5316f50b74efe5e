using StaticNet.Generators.Lowering;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Tests.Testing;

namespace StaticNet.Generators.Tests.Planning;

/// <summary>Which networks have weights for whose sake a thread takes many samples at once.</summary>
public sealed class LargeWeightsTests
{
    [Theory]
    [InlineData("Input(784)", "Dense(128), Relu, Dense(256), Relu", false)]
    [InlineData("Input(1024)", "Dense(1024), Relu", true)]
    [InlineData("Input(28, 28, 1)", "Conv2D(512, 3), Relu, Conv2D(512, 3), GlobalAveragePool2D", false)]
    [InlineData("Input(28, 28, 1)", "Conv2D(64, 3), Relu, Flatten, Dense(128), Relu", true)]
    [InlineData("SequenceInput(64)", "Dense(2048), Relu, Dense(2048), Lstm(8)", false)]
    public void Are_in_networks_of_large_dense_layers(string input, string layers, bool expected)
        => Assert.Equal(expected, LargeWeights.AreIn(Lowerer.Lower(Inference.Infer(
            $$"""
            using StaticNet;
            [Network, {{input}}, {{layers}}, Dense(10), Softmax, CrossEntropyLoss]
            public partial class Net;
            """))));
}
