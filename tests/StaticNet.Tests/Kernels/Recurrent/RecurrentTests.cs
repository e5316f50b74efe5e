using System.Runtime.CompilerServices;
using StaticNet.Kernels;
using StaticNet.Simd;

namespace StaticNet.Tests.Kernels;

/// <summary>What a recurrent layer does around its steps. The steps themselves are checked against PyTorch.</summary>
public sealed class RecurrentTests
{
    private const int Rows = 3, Time = 5, Inputs = 4, Units = 6, Stride = 16;

    [Fact]
    public void Lstm_in_reverse_is_that_of_the_sequence_the_other_way_around() =>
        EveryWidth.Run(new Reversed<LstmSteps>(gates: 4, parts: 4));

    [Fact]
    public void Gru_in_reverse_is_that_of_the_sequence_the_other_way_around() =>
        EveryWidth.Run(new Reversed<GruSteps>(gates: 3, parts: 4));

    [Fact]
    public void Gru_with_reset_before_in_reverse_is_that_of_the_sequence_the_other_way_around() =>
        EveryWidth.Run(new Reversed<GruResetBeforeSteps>(gates: 3, parts: 5));

    [Fact]
    public void Simple_layer_in_reverse_is_that_of_the_sequence_the_other_way_around() =>
        EveryWidth.Run(new Reversed<SimpleRnnSteps<Tanh>>(gates: 1, parts: 1));

    private static RecurrentSizes Sizes(int gates, int parts, bool copiesLast) => new()
    {
        Inputs = Inputs, Units = Units, HiddenStride = Stride, GateWidth = Stride, WeightWidth = gates * Stride,
        WeightStride = gates * Stride, GatesStride = parts * Stride, StateStride = 2 * Stride, CopiesHidden = true,
        CopiesLast = copiesLast,
    };

    private readonly struct Reversed<TSteps>(int gates, int parts) : IWidthTest
        where TSteps : struct, IRecurrentSteps
    {
        public void Run<TSimd>()
            where TSimd : unmanaged, ISimd<TSimd>
        {
            Random random = new(1);
            float[] input = Values(random, Time * Rows * Inputs), turned = Turned(input, Inputs);
            float[] weights = Weights(random);
            foreach (bool copiesLast in (bool[])[false, true])
            {
                RecurrentSizes sizes = Sizes(gates, parts, copiesLast);
                float[] states = new float[Rows * 2 * Stride], others = new float[Rows * 2 * Stride];
                float[] forward = Outputs<TSimd>(sizes, input, weights, states, reverse: false);
                float[] reverse = Outputs<TSimd>(sizes, turned, weights, others, reverse: true);
                Assert.Contains(forward, static value => value != 0);
                Assert.Equal(forward, copiesLast ? reverse : Turned(reverse, Units));
                Assert.Equal(states, others);
            }
        }

        private static float[] Outputs<TSimd>(
            RecurrentSizes sizes, float[] input, float[] weights, float[] states, bool reverse)
            where TSimd : unmanaged, ISimd<TSimd>
        {
            float[] output = new float[(sizes.CopiesLast ? 1 : Time) * Rows * Units];
            ref float none = ref Unsafe.NullRef<float>();
            Recurrent<TSimd, TSteps>.Forward(
                in sizes, Rows, Time, lengths: [], ref input[0], Inputs, ref weights[0], ref output[0], Units,
                ref none, ref none, ref none, ref states[0], stateOffset: 0, reverse);
            return output;
        }

        // Those of units that are only padding are zero.
        private float[] Weights(Random random)
        {
            int rows = Inputs + Units + 2;
            float[] weights = new float[rows * gates * Stride];
            for (int part = 0; part < rows * gates; part++)
                Values(random, Units).CopyTo(weights, part * Stride);
            return weights;
        }

        private static float[] Values(Random random, int count) =>
            [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];

        private static float[] Turned(float[] steps, int width) =>
            [.. steps.Chunk(Rows * width).Reverse().SelectMany(static step => step)];
    }
}
