using StaticNet.Generators.Autodiff;
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

    // Of each block what backward reads, and the gradients that the convolutions' parameters wait for; what is only added
    // gives way. On top of it come the gradients on the way, of which there are as many for any number of blocks.
    [Theory]
    [InlineData(4)]
    [InlineData(20)]
    public void Training_takes_little_more_than_what_must_be_kept(int blocks)
    {
        const int Image = 8 * 8 * 16;
        NetworkProgram program = Lowerer.Lower(Inference.Infer(Networks.Residual(blocks)));
        PassMemory memory = new(program, GradientPlanner.Plan(program));
        // Two convolutions, the activation between and the one after; the gradients of both convolutions.
        int kept = (4 + 2) * blocks * Image;
        Assert.InRange(memory.FloatsPerSample, kept, kept + 6 * Image + 3 * 2 * blocks * 16);
    }
}
