using StaticNet.Generators.Lowering;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Tests.Testing;

namespace StaticNet.Generators.Tests.Planning;

/// <summary>Which weights an optimizer updates within the backward pass.</summary>
public sealed class FusedUpdatesTests
{
    [Theory]
    [InlineData("Input(784)", "Dense(128), Relu", "")]
    [InlineData("Input(1024)", "Dense(1024, Name = \"one\"), Relu, Dense(64), Dense(8192, Name = \"two\")", "one two")]
    [InlineData("Input(1024)", "Dense(1024, Name = \"one\"), BatchNorm, Relu, Dropout(0.5)", "one")]
    [InlineData("Input(1024)", "Dense(1024, Name = \"one\"), Dense(1024, Shared = \"one\", Name = \"two\")", "")]
    [InlineData("SequenceInput(64)", "Dense(8192), Lstm(8)", "")]
    public void Are_those_of_large_dense_layers_that_have_all_of_their_gradients(
        string input, string layers, string expected)
    {
        NetworkProgram program = Lowerer.Lower(Inference.Infer(
            $$"""
            using StaticNet;
            [Network, {{input}}, {{layers}}, Dense(10), Softmax, CrossEntropyLoss]
            public partial class Net;
            """));
        FusedUpdates updates = new(program);
        Assert.Equal(expected, string.Join(" ", program.Steps.Where(updates.Include).Select(step => step.Layer.Name)));
        Assert.Equal(updates.Weights.OrderBy(slot => slot.Offset), updates.Weights);
    }

    [Theory]
    [InlineData("Custom<Twice>, MeanSquaredErrorLoss")]
    [InlineData("Relu")]
    public void There_are_none_beside_code_that_may_throw_or_without_a_loss(string layers)
    {
        NetworkProgram program = Lowerer.Lower(Inference.Infer(
            $$"""
            using StaticNet;
            [Network, Input(1024), Dense(1024), {{layers}}]
            public partial class Net;
            public readonly struct Twice : ICustomLayer
            {
                public static void Forward(
                    ReadOnlyLayerRows input, ReadOnlyLayerTensors parameters, LayerRows output) { }
                public static void Backward(
                    ReadOnlyLayerRows input, ReadOnlyLayerRows output, ReadOnlyLayerTensors parameters,
                    ReadOnlyLayerRows dOutput, LayerRows dInput) { }
            }
            """));
        Assert.Empty(new FusedUpdates(program).Weights);
    }
}
