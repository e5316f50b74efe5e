using System.Numerics.Tensors;

namespace StaticNet.Tests.Sequences;

/// <summary>What LSTMs and GRUs of two layers promise, with dropout between them.</summary>
public sealed class GatedContractTests
{
    public enum Kind
    {
        Lstm,
        Gru,
        EarlyGru,
    }

    public static TheoryData<Kind> Kinds => [Kind.Lstm, Kind.Gru, Kind.EarlyGru];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Steps_agree_with_one_call(Kind kind)
    {
        Steps(kind, streams: 1, time: 40);
        Steps(kind, streams: 5, time: 9);
        Steps(kind, streams: 53, time: 30);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Training_gives_the_same_bits_on_any_number_of_threads_and_again(Kind kind)
    {
        (float, float[]) alone = Train(kind, threads: 1);
        Assert.All(alone.Item2, value => Assert.True(float.IsFinite(value)));
        foreach (int threads in new[] { 1, 2, 3 })
        {
            (float loss, float[] gradients) = Train(kind, threads);
            Assert.Equal(alone.Item1, loss);
            Assert.Equal(alone.Item2, gradients);
        }
    }

    private static void Steps(Kind kind, int streams, int time)
    {
        switch (kind)
        {
            case Kind.Lstm:
                Steps(new StackedLstm(seed: 3), streams, time);
                break;
            case Kind.Gru:
                Steps(new StackedGru(seed: 3), streams, time);
                break;
            default:
                Steps(new StackedEarlyGru(seed: 3), streams, time);
                break;
        }
    }

    private static (float Loss, float[] Gradients) Train(Kind kind, int threads) => kind switch
    {
        Kind.Lstm => Train(new StackedLstm(seed: 5), threads),
        Kind.Gru => Train(new StackedGru(seed: 5), threads),
        _ => Train(new StackedEarlyGru(seed: 5), threads),
    };

    private static void Steps<TNetwork>(TNetwork network, int streams, int time)
        where TNetwork : class, IRecurrentNetwork<TNetwork, float>
    {
        float[] input = Random(streams * time * 2);
        float[] whole = new float[streams * time * 3], single = new float[streams * 3];
        RecurrentState atOnce = TNetwork.CreateState(streams), stepped = TNetwork.CreateState(streams);
        network.Predict(input, atOnce, whole);
        for (int step = 0; step < time; step++)
        {
            float[] now = [.. Enumerable.Range(0, streams).SelectMany(
                s => input[((s * time + step) * 2)..((s * time + step + 1) * 2)])];
            network.Step(now, stepped, single);
            for (int stream = 0; stream < streams; stream++)
                Close(whole.AsSpan((stream * time + step) * 3, 3), single.AsSpan(stream * 3, 3));
        }
        Close(atOnce.Values, stepped.Values);
    }

    private static (float Loss, float[] Gradients) Train<TNetwork>(TNetwork network, int threads)
        where TNetwork : class, ITrainableRecurrentNetwork<TNetwork, float>
    {
        const int Streams = 67, Time = 9;
        var workspace = new Workspace(Streams, Time) { Threads = threads, DropoutSeed = 8 };
        float[] first = new float[network.Parameters.Length], second = new float[first.Length];
        int[] lengths = [.. Enumerable.Range(0, Streams).Select(i => 1 + i * 5 % Time)];
        float[] input = Random(Streams * Time * 2), targets = Random(Streams * Time * 3);
        RecurrentState state = TNetwork.CreateState(Streams);
        float loss = network.LossAndGradients(input, targets, state, workspace, first, lengths);
        network.LossAndGradients(input, targets, state, workspace, second, lengths);
        Assert.NotEqual(first, second);
        return (loss, [.. first, .. second, .. state.Values]);
    }

    private static float[] Random(int count)
    {
        var random = new Random(count);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() * 2 - 1)];
    }

    private static void Close(ReadOnlySpan<float> want, ReadOnlySpan<float> got)
    {
        float largest = Math.Max(1, TensorPrimitives.MaxMagnitude(want));
        for (int i = 0; i < want.Length; i++)
            Assert.Equal(want[i], got[i], 1e-6f * largest);
    }
}
