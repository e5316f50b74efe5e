using System.Numerics.Tensors;

namespace StaticNet.Tests.Sequences;

/// <summary>One stream, which generated code computes in its own way, against the same by other ways.</summary>
/// <typeparam name="TNetwork">The network.</typeparam>
public abstract class StepTests<TNetwork>
    where TNetwork : class, IRecurrentNetwork<TNetwork, float>
{
    private const int Time = 45;

    private static int InputSize => TNetwork.InputSize;

    private static int OutputSize => TNetwork.OutputSize;

    [Fact]
    public void Steps_agree_with_the_sequence_and_with_its_pieces()
    {
        TNetwork network = TNetwork.Create(3);
        float[] input = Random(Time * InputSize), whole = new float[Time * OutputSize];
        RecurrentState atOnce = TNetwork.CreateState(1);
        network.Predict(input, atOnce, whole);
        foreach (int piece in new[] { 1, 4, 44 })
        {
            RecurrentState state = TNetwork.CreateState(1);
            float[] output = new float[whole.Length];
            for (int step = 0; step < Time; step += piece)
            {
                int end = Math.Min(step + piece, Time);
                network.Predict(
                    input.AsSpan((step * InputSize)..(end * InputSize)), state,
                    output.AsSpan((step * OutputSize)..(end * OutputSize)));
            }
            Close(whole, output);
            Close(atOnce.Values, state.Values);
        }
        Close(whole, Steps(network, input, TNetwork.CreateState(1)));
        network.Predict(input, whole.AsSpan(), sequences: 1);
        Close(whole, Steps(network, input, TNetwork.CreateState(1)));
    }

    [Fact]
    public void A_stream_agrees_with_training_and_with_streams_side_by_side()
    {
        const int streams = 3;
        TNetwork network = TNetwork.Create(4);
        float[] input = Random(streams * Time * InputSize), together = new float[streams * Time * OutputSize];
        RecurrentState states = TNetwork.CreateState(streams), trained = TNetwork.CreateState(streams);
        Fill(states);
        states.CopyTo(trained);
        RecurrentState[] alone = [.. Enumerable.Range(0, streams).Select(stream => Stream(states, stream))];
        network.Predict(input, states, together);
        Close(together, network.Forward(input, trained, new Workspace(streams, Time), training: false, default));
        for (int stream = 0; stream < streams; stream++)
        {
            float[] own = input[(stream * Time * InputSize)..((stream + 1) * Time * InputSize)];
            float[] output = Steps(network, own, alone[stream]);
            Close(together.AsSpan(stream * Time * OutputSize, Time * OutputSize), output);
            Close(Stream(states, stream).Values, alone[stream].Values);
            Close(Stream(trained, stream).Values, alone[stream].Values);
        }
    }

    [Fact]
    public void Parameters_may_change_between_steps()
    {
        TNetwork network = TNetwork.Create(5), other = TNetwork.Create(6);
        float[] input = Random(8 * InputSize);
        RecurrentState state = TNetwork.CreateState(1), same = TNetwork.CreateState(1);
        float[] before = Steps(network, input, state);
        state.CopyTo(same);
        other.Parameters.CopyTo(network.Parameters);
        float[] after = Steps(network, input, state);
        Assert.NotEqual(before, after);
        Assert.Equal(Steps(other, input, same), after);
    }

    [Fact]
    public void Padding_of_the_state_stays_zero()
    {
        TNetwork network = TNetwork.Create(7);
        RecurrentState state = TNetwork.CreateState(1);
        Steps(network, Random(Time * InputSize), state);
        bool[] isValue = new bool[state.Values.Length];
        foreach (StateTensor part in state.Definition.Tensors)
            isValue.AsSpan(part.Offset, part.Size).Fill(true);
        for (int index = 0; index < isValue.Length; index++)
            Assert.Equal(!isValue[index], state.Values[index] == 0);
    }

    [Fact]
    public void Steps_allocate_nothing()
    {
        TNetwork network = TNetwork.Create(8);
        RecurrentState state = TNetwork.CreateState(1);
        float[] input = Random(Time * InputSize), output = new float[Time * OutputSize];
        Action all = () =>
        {
            for (int step = 0; step < 1000; step++)
                network.Step(input.AsSpan(0, InputSize), state, output.AsSpan(0, OutputSize));
            network.Predict(input, state, output);
        };
        all();
        Assert.Equal(0, Allocation.Of(all));
    }

    [Fact]
    public void Threads_share_a_network()
    {
        TNetwork network = TNetwork.Create(9);
        float[][] inputs = [.. Enumerable.Range(0, 4).Select(thread => Random((1000 + thread) * InputSize))];
        float[][] alone = [.. inputs.Select(input => Steps(network, input, TNetwork.CreateState(1)))];
        float[][] together = new float[4][];
        Thread[] threads = [.. Enumerable.Range(0, 4).Select(thread => new Thread(
            () => together[thread] = Steps(network, inputs[thread], TNetwork.CreateState(1))))];
        Array.ForEach(threads, static thread => thread.Start());
        Array.ForEach(threads, static thread => thread.Join());
        Assert.Equal(alone, together);
    }

    private static float[] Steps(TNetwork network, float[] input, RecurrentState state)
    {
        float[] output = new float[input.Length / InputSize * OutputSize];
        for (int step = 0; step * InputSize < input.Length; step++)
        {
            network.Step(
                input.AsSpan(step * InputSize, InputSize), state, output.AsSpan(step * OutputSize, OutputSize));
        }
        return output;
    }

    private static void Fill(RecurrentState state)
    {
        foreach (StateTensor part in state.Definition.Tensors)
        {
            for (int stream = 0; stream < state.Streams; stream++)
                Random(part.Size).CopyTo(state.Values.Slice(stream * state.Definition.Stride + part.Offset, part.Size));
        }
    }

    private static RecurrentState Stream(RecurrentState states, int stream)
    {
        RecurrentState state = TNetwork.CreateState(1);
        states.Values.Slice(stream * states.Definition.Stride, states.Definition.Stride).CopyTo(state.Values);
        return state;
    }

    private static float[] Random(int count)
    {
        var random = new Random(count);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() * 2 - 1)];
    }

    private static void Close(ReadOnlySpan<float> want, ReadOnlySpan<float> got)
    {
        Assert.Equal(want.Length, got.Length);
        float largest = Math.Max(1, TensorPrimitives.MaxMagnitude(want));
        for (int i = 0; i < want.Length; i++)
            Assert.Equal(want[i], got[i], 1e-6f * largest);
    }
}

public sealed class Lstm16StepTests : StepTests<Lstm16>;

public sealed class Lstm40StepTests : StepTests<Lstm40>;

public sealed class Gru8StepTests : StepTests<Gru8>;

public sealed class BothGrusStepTests : StepTests<BothGrus>;

public sealed class StackedCellsStepTests : StepTests<StackedCells>;

public sealed class LargeCellsStepTests : StepTests<LargeCells>;
