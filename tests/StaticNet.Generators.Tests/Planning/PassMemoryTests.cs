using StaticNet.Generators.Autodiff;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Tests.Testing;

namespace StaticNet.Generators.Tests.Planning;

/// <summary>The memory of a training step.</summary>
public sealed class PassMemoryTests
{
    // The first layer's gradient goes nowhere but to the caller; 600 values take 608 floats.
    [Theory]
    [InlineData(64, 64 * 608)]
    [InlineData(496, 0)]
    public void A_large_weight_of_a_dense_layer_is_not_copied_to_be_transposed(int units, int copied)
    {
        NetworkProgram program = Lowerer.Lower(Inference.Infer(
            $$"""
            using StaticNet;
            [Network, Input(16), Dense(600), Tanh, Dense({{units}}), Tanh, Dense(3), Softmax, CrossEntropyLoss]
            public partial class Net;
            """));
        PassMemory memory = new(program, GradientPlanner.Plan(program));
        int others = 600 * 16 + 3 * units;
        Assert.Equal(copied + others, memory.FixedFloats);
    }
}
