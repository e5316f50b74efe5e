using System.Numerics.Tensors;

namespace StaticNet.Tests.Sequences;

/// <summary>What recurrent networks promise: one step at a time or all at once, any split, no allocation.</summary>
public sealed class RecurrentContractTests
{
    [Theory]
    [InlineData(1, 30)]
    [InlineData(5, 7)]
    [InlineData(70, 90)]
    public void Steps_agree_with_one_call(int streams, int time)
    {
        var network = new Stacked(seed: 3);
        float[] input = Random(streams * time * 2);
        float[] whole = new float[streams * time * 3], single = new float[streams * 3];
        Stacked.State atOnce = new(streams), stepped = new(streams);
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
        Close(whole, network.Predict(input, sequences: streams));
    }

    [Fact]
    public void Batches_agree_with_sequences_one_by_one()
    {
        var network = new BothDirections(seed: 4);
        for (int sequences = 2; sequences < 60; sequences += 9)
        {
            float[] input = Random(sequences * 8 * 3), batch = network.Predict(input, sequences);
            float[] alone = [.. input.Chunk(8 * 3).SelectMany(sequence => network.Predict(sequence))];
            Close(batch, alone);
        }
    }

    [Fact]
    public void Threads_give_the_same_bits()
    {
        (float, float[]) alone = Train(threads: 1);
        for (int threads = 2; threads <= 3; threads++)
        {
            (float loss, float[] gradients) = Train(threads);
            Assert.Equal(alone.Item1, loss);
            Assert.Equal(alone.Item2, gradients);
        }

        static (float, float[]) Train(int threads)
        {
            var network = new Stacked(seed: 5);
            var workspace = new Workspace(67, 9) { Threads = threads, DropoutSeed = 8 };
            float[] gradients = new float[network.Parameters.Length];
            Stacked.State state = new(67);
            float loss = network.LossAndGradients(Random(67 * 9 * 2), Random(67 * 9 * 3), state, workspace, gradients);
            float[] before = [.. gradients];
            network.LossAndGradients(Random(67 * 9 * 2), Random(67 * 9 * 3), state, workspace, gradients);
            Assert.NotEqual(before, gradients);
            return (loss, [.. before, .. gradients, .. state.Values]);
        }
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        var network = new NextToken(seed: 6);
        int[] tokens = [.. Enumerable.Range(0, 4 * 20).Select(i => i * 7 % 11)];
        int[] targets = [.. tokens.Skip(1), 0], lengths = [20, 3, 20, 1];
        NextToken.State state = new(4), one = new();
        var workspace = new Workspace(4, 20);
        float[] gradients = new float[network.Parameters.Length], output = new float[4 * 20 * 11], last = new float[11];
        Action all = () =>
        {
            network.Predict(tokens, output, sequences: 4);
            network.Predict(tokens, state, output);
            network.Step(tokens.AsSpan(0, 1), one, last);
            network.LossAndGradients(tokens, targets, state, workspace, gradients);
            network.LossAndGradients(tokens, targets, workspace, gradients, sequences: 4, lengths);
            network.Loss(tokens, targets, state, workspace, output);
        };
        all();
        Assert.Equal(0, Allocation.Of(all));
    }

    // Windows of time with the state carried over are the whole sequence, but for the gradient through their edge.
    [Fact]
    public void Windows_of_training_carry_the_state()
    {
        var network = new NextToken(seed: 7);
        int[] tokens = [.. Enumerable.Range(0, 2 * 12).Select(i => i * 5 % 11)];
        NextToken.State whole = new(2), windows = new(2);
        var workspace = new Workspace(2, 12);
        float[] gradients = new float[network.Parameters.Length];
        float loss = network.LossAndGradients(tokens, tokens, whole, workspace, gradients);
        float sum = 0;
        for (int start = 0; start < 12; start += 4)
        {
            int[] window = [.. tokens[start..(start + 4)], .. tokens[(12 + start)..(12 + start + 4)]];
            sum += network.LossAndGradients(window, window, windows, workspace, gradients);
        }
        Close(whole.Values, windows.Values);
        Assert.Equal(loss, sum / 3, 1e-5f);
    }

    [Fact]
    public void What_lies_after_a_length_does_not_matter()
    {
        var network = new MeanOfTokens(seed: 8);
        int[] lengths = [3, 5, 1], classes = [0, 2, 1];
        var workspace = new Workspace(3, 5);
        float[] first = new float[network.Parameters.Length], second = new float[first.Length];
        float one = network.LossAndGradients(
            [1, 2, 3, 0, 0, 6, 5, 4, 3, 2, 1, 0, 0, 0, 0], classes, workspace, first, 3, lengths);
        float two = network.LossAndGradients(
            [1, 2, 3, 6, 6, 6, 5, 4, 3, 2, 1, 4, 5, 6, 1], classes, workspace, second, 3, lengths);
        Assert.Equal(one, two);
        Assert.Equal(first, second);

        // each by itself, without padding
        float[] alone = new float[first.Length];
        float sum = network.LossAndGradients([1, 2, 3], [0], workspace, alone) + 0;
        float[] total = [.. alone];
        sum += network.LossAndGradients([6, 5, 4, 3, 2], [2], workspace, alone);
        TensorPrimitives.Add(total, alone, total);
        sum += network.LossAndGradients([1], [1], workspace, alone);
        TensorPrimitives.Add(total, alone, total);
        TensorPrimitives.Divide(total, 3, total);
        Assert.Equal(sum / 3, one, 1e-5f);
        Close(total, first, 1e-5f);
        Assert.All(
            first.AsSpan(0, 16).ToArray(),
            value => Assert.Equal(0, value)); // the padding token's vector is not trained
        Assert.All(network.Parameters[..16].ToArray(), value => Assert.Equal(0, value));
    }

    [Fact]
    public void A_network_without_a_state_takes_any_length()
    {
        var network = new Stateless(seed: 9);
        float[] input = Random(20 * 6 * 3), target = Random(20 * 2), gradients = new float[network.Parameters.Length];
        float[] outputs = network.Predict(input, sequences: 20);
        var workspace = new Workspace(20, 6);
        Close(outputs, network.Forward(input, workspace, training: true, sequences: 20));
        float loss = network.LossAndGradients(input, target, workspace, gradients, sequences: 20);
        for (int i = 0; i < gradients.Length; i += 5)
        {
            if (network.Parameters[i] == 0)
                continue;
            float value = network.Parameters[i];
            network.Parameters[i] = value + 2e-3f;
            float ahead = network.Loss(input, target, workspace, sequences: 20);
            network.Parameters[i] = value - 2e-3f;
            float behind = network.Loss(input, target, workspace, sequences: 20);
            network.Parameters[i] = value;
            Assert.Equal((ahead - behind) / 4e-3f, gradients[i], 2e-3f);
        }
        Assert.Equal(loss, network.Loss(input, target, workspace, sequences: 20), 1e-6f);
    }

    private static float[] Random(int count)
    {
        var random = new Random(count);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() * 2 - 1)];
    }

    private static void Close(ReadOnlySpan<float> want, ReadOnlySpan<float> got, float allowed = 1e-6f)
    {
        Assert.Equal(want.Length, got.Length);
        float largest = Math.Max(1, TensorPrimitives.MaxMagnitude(want));
        for (int i = 0; i < want.Length; i++)
            Assert.Equal(want[i], got[i], Math.Abs(allowed * largest));
    }
}
