namespace StaticNet.Tests.Sequences;

/// <summary>What must neither crash nor be silently wrong.</summary>
public sealed class SequenceSafetyTests
{
    [Fact]
    public void Scratch_memory_refuses_lengths_that_no_array_has()
    {
        Scratch.Rent(100);
        Scratch.RentForLayer(100);
        Assert.Throws<ArgumentOutOfRangeException>(() => Scratch.Rent(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Scratch.RentForLayer(int.MinValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => Scratch.Rent(1L << 31));
        Assert.Throws<ArgumentOutOfRangeException>(() => Scratch.RentForLayer((1L << 32) + 1));
    }

    // 48 sequences of 14,400 steps through [Lstm(256, Bidirectional = true)] would need more than 2^31 floats together.
    [Fact]
    public void Fewer_long_sequences_are_computed_together()
    {
        Assert.Equal(48, Scratch.BlockRows("lstm1", 48, 100, 3072));
        Assert.Equal(5, Scratch.BlockRows("lstm1", 48, 4000, 3072));
        Assert.Equal(1, Scratch.BlockRows("lstm1", 48, 14_400, 3072));
        Assert.Equal(1, Scratch.BlockRows("lstm1", 48, 600_000, 3072));
        var refused = Assert.Throws<ArgumentException>(() => Scratch.BlockRows("lstm1", 48, 700_000, 3072));
        Assert.Contains(
            "lstm1 reads a sequence as a whole, and its 700,000 time steps need 2,150,403,072 floats",
            refused.Message, StringComparison.Ordinal);
        Assert.Contains("Cut it into sequences of at most 611,668 steps.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Blocks_of_fewer_sequences_give_the_same_outputs()
    {
        const int Sequences = 20, Time = 30_000;
        var network = new BothDirections(seed: 1);
        var random = new Random(1);
        float[] input = [.. Enumerable.Range(0, Sequences * Time * 3).Select(_ => random.NextSingle() - 0.5f)];
        float[] outputs = network.Predict(input, Sequences);
        for (int sequence = 0; sequence < Sequences; sequence += 19)
        {
            float[] alone = network.Predict(input.AsSpan(sequence * Time * 3, Time * 3));
            for (int i = 0; i < alone.Length; i++)
                Assert.Equal(alone[i], outputs[sequence * alone.Length + i], 1e-6f);
        }
    }

    [Fact]
    public void A_sequence_that_no_memory_holds_is_refused()
    {
        var network = new WideMean(seed: 1);
        var refused = Assert.Throws<ArgumentException>(() => network.Predict(new int[2_000_000], new float[2]));
        Assert.Contains("globalAveragePool1 reads a sequence as a whole", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_backward_pass_needs_a_second_forward_pass()
    {
        var network = new LstmOfEachStep(seed: 1);
        var workspace = new Workspace(2, 3);
        float[] input = new float[2 * 3 * 3], dOutput = new float[2 * 3 * 3];
        float[] gradients = new float[network.Parameters.Length];
        network.Forward(input, workspace, training: true, sequences: 2);
        Assert.Throws<ArgumentException>(() => network.Backward(new float[1], workspace, gradients));
        network.Backward(dOutput, workspace, gradients);
        var refused = Assert.Throws<InvalidOperationException>(() => network.Backward(dOutput, workspace, gradients));
        Assert.Contains("has already run", refused.Message, StringComparison.Ordinal);
        network.Forward(input, workspace, training: true, sequences: 2);
        network.Backward(dOutput, workspace, gradients);
    }

    [Fact]
    public void Backward_may_run_twice_where_there_is_no_recurrent_layer()
    {
        var network = new Stateless(seed: 1);
        var workspace = new Workspace(1, 4);
        float[] first = new float[network.Parameters.Length], second = new float[first.Length];
        network.Forward([1, -2, 3, 2, 1, 0, 1, 1, 1, 0, 1, 0], workspace, training: true);
        network.Backward([1, -1], workspace, first);
        network.Backward([1, -1], workspace, second);
        Assert.Equal(first, second);
    }

    [Fact]
    public void Numbers_after_a_length_may_be_anything()
    {
        var network = new MeanOfTokens(seed: 8);
        int[] lengths = [3, 5, 1], classes = [0, 2, 1];
        var workspace = new Workspace(3, 5);
        float[] first = new float[network.Parameters.Length], second = new float[first.Length];
        float one = network.LossAndGradients(
            [1, 2, 3, 0, 0, 6, 5, 4, 3, 2, 1, 0, 0, 0, 0], classes, workspace, first, 3, lengths);
        float two = network.LossAndGradients(
            [1, 2, 3, -1, int.MinValue, 6, 5, 4, 3, 2, 1, 7, 99, int.MaxValue, -9], classes, workspace, second, 3,
            lengths);
        Assert.Equal(one, two);
        Assert.Equal(first, second);
        var refused = Assert.Throws<ArgumentOutOfRangeException>(
            () => network.Forward([1, 2, 3, 0, 0, 6, 5, 4, 9, 2, 1, 0, 0, 0, 0], workspace, false, 3, lengths));
        Assert.Contains("Token 8 is 9", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_after_a_length_may_be_anything()
    {
        var network = new LstmOfEachStep(seed: 1);
        var workspace = new Workspace(2, 3);
        float[] gradients = new float[network.Parameters.Length], input = new float[2 * 3 * 3];
        network.LossAndGradients(input, [0, 1, 99, 2, -7, 3], workspace, gradients, sequences: 2, [2, 1]);
        Assert.All(gradients, value => Assert.True(float.IsFinite(value)));
        var refused = Assert.Throws<ArgumentOutOfRangeException>(
            () => network.LossAndGradients(input, [0, 1, 99, 9, 0, 0], workspace, gradients, sequences: 2, [2, 1]));
        Assert.Contains("Target 3 is class 9", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_state_is_an_argument_that_is_null()
    {
        var network = new NextToken(seed: 1);
        Assert.Equal(
            "state", Assert.Throws<ArgumentNullException>(() => network.Predict([1], null!, new float[11])).ParamName);
        Assert.Equal(
            "state", Assert.Throws<ArgumentNullException>(() => network.Step([1], null!, new float[11])).ParamName);
        Assert.Throws<ArgumentNullException>(() => StepOf(network));

        static void StepOf<TNetwork>(TNetwork network)
            where TNetwork : class, IRecurrentNetwork<TNetwork, int>
            => network.Step([1], null!, new float[11]);
    }

    [Fact]
    public void A_network_that_pools_over_time_is_not_stepped()
    {
        Assert.Throws<NotSupportedException>(() => StepOf(new Normalized(seed: 1), new float[3]));
        Assert.Throws<NotSupportedException>(() => StepOf(new MeanOfTokens(seed: 1), new int[1]));

        static void StepOf<TNetwork, TInput>(TNetwork network, TInput[] step)
            where TNetwork : class, IRecurrentNetwork<TNetwork, TInput>
            where TInput : unmanaged
            => network.Step(step, TNetwork.CreateState(1), new float[TNetwork.OutputSize]);
    }
}

/// <summary>So many values in a step that long sequences fill all memory.</summary>
[Network]
[TokenInput(2)]
[Embedding(1000)]
[GlobalAveragePool]
[Dense(2)]
internal partial class WideMean;
