using StaticNet.Generators.Freezing;
using StaticNet.Generators.Lowering;
using StaticNet.Generators.Planning;
using StaticNet.Generators.ShapeInference;
using StaticNet.Generators.Tests.Testing;

namespace StaticNet.Generators.Tests.Planning;

public sealed class ResidualMemoryTests
{
    // What skips a block, the block's value, and one between its convolutions, of 8 x 8 x 16.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(20)]
    public void Inference_takes_the_same_memory_for_any_number_of_blocks(int blocks)
    {
        InferredNetwork network = Inference.Infer(Networks.Residual(blocks));
        Assert.Equal(3 * 8 * 8 * 16, new InferencePlan(Lowerer.Lower(network)).ScratchFloats);
        NetworkProgram frozen = Lowerer.Lower(Freezer.Freeze(network)!.Network);
        Assert.Equal(3 * 8 * 8 * 16, new InferencePlan(frozen).ScratchFloats);
    }
}
