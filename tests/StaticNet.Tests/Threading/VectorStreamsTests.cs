using System.Runtime.CompilerServices;
using StaticNet.Simd;
using StaticNet.Threading;

namespace StaticNet.Tests.Threading;

public class VectorStreamsTests
{
    [Fact]
    public void Sequences_start_from_zero()
    {
        Summing network = new();
        Assert.Equal([1, 3, 6], VectorStreams.Run(in network, [1, 2, 3], sequences: 1, inputSize: 1, outputSize: 1));
        float[] output = new float[4];
        VectorStreams.Run(in network, [1, 2, 10, 20], output, sequences: 2, inputSize: 1, outputSize: 1);
        Assert.Equal([1, 3, 10, 30], output);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void States_move_on(int streams)
    {
        Summing network = new();
        SummingState state = new(streams);
        float[] input = new float[2 * streams], output = new float[2 * streams];
        Array.Fill(input, 1);
        VectorStreams.Run(in network, input, state, output, inputSize: 1, outputSize: 1);
        Assert.Equal(2, output[^1]);
        VectorStreams.Step(in network, input.AsSpan(streams), state, output.AsSpan(streams), 1, 1);
        Assert.Equal(3, output[^1]);
    }

    [Fact]
    public void Lengths_are_checked()
    {
        Summing network = new();
        SummingState state = new(streams: 2);
        float[] one = new float[1], three = new float[3], four = new float[4];
        Assert.Throws<ArgumentException>(() => VectorStreams.Run(in network, three, 2, 1, 1));
        Assert.Throws<ArgumentException>(() => VectorStreams.Run(in network, four, three, 2, 1, 1));
        Assert.Throws<ArgumentException>(() => VectorStreams.Run(in network, three, state, four, 1, 1));
        Assert.Throws<ArgumentException>(() => VectorStreams.Step(in network, one, state, new float[2], 1, 1));
        Assert.Throws<ArgumentException>(() => VectorStreams.Step(in network, new float[2], state, one, 1, 1));
        Assert.Throws<ArgumentNullException>(() => VectorStreams.Run(in network, four, null!, new float[4], 1, 1));
        Assert.Throws<ArgumentNullException>(() => VectorStreams.Step(in network, one, null!, new float[1], 1, 1));
    }

    [Fact]
    public void Outputs_may_not_overlap_inputs()
    {
        float[] values = new float[4];
        Summing network = new();
        SummingState state = new();
        Assert.Throws<ArgumentException>(() => VectorStreams.Run(in network, values, values, 1, 1, 1));
        Assert.Throws<ArgumentException>(() => VectorStreams.Run(in network, values, state, values, 1, 1));
        Assert.Throws<ArgumentException>(
            () => VectorStreams.Step(in network, values.AsSpan(0, 1), state, values.AsSpan(0, 1), 1, 1));
    }

    private sealed class SummingState(int streams = 1) : RecurrentState(s_definition, streams)
    {
        private static readonly StateDefinition s_definition = new("Summing", [new("sum", 1, 0)], 16);
    }

    // The sum of all inputs until now.
    private readonly struct Summing : IVectorStreams
    {
        public void Predict<TSimd>(
            int sequences, int allTime, ref float firstInput, ref float firstOutput, ref float states)
            where TSimd : unmanaged, ISimd<TSimd>
        {
            for (int sequence = 0; sequence < sequences; sequence++)
            {
                int first = sequence * allTime;
                ref float state = ref Unsafe.IsNullRef(ref states)
                    ? ref states
                    : ref Unsafe.Add(ref states, 16 * sequence);
                PredictStream<TSimd>(
                    allTime, ref Unsafe.Add(ref firstInput, first), ref Unsafe.Add(ref firstOutput, first), ref state);
            }
        }

        public void PredictStream<TSimd>(int allTime, ref float firstInput, ref float firstOutput, ref float state)
            where TSimd : unmanaged, ISimd<TSimd>
        {
            float sum = Unsafe.IsNullRef(ref state) ? 0 : state;
            for (int time = 0; time < allTime; time++)
                StepStream<TSimd>(ref Unsafe.Add(ref firstInput, time), ref Unsafe.Add(ref firstOutput, time), ref sum);
            if (!Unsafe.IsNullRef(ref state))
                state = sum;
        }

        public void StepStream<TSimd>(ref float input, ref float output, ref float state)
            where TSimd : unmanaged, ISimd<TSimd>
        {
            Assert.True(TSimd.Count == 16 || !Simd512.IsSupported);
            output = state += input;
        }
    }
}
