namespace StaticNet.Tests.Sequences;

/// <summary>States: their parts, copies and files, and what is refused.</summary>
public sealed class RecurrentStateTests
{
    [Fact]
    public void Parts_have_names_and_are_of_each_stream()
    {
        Stacked.State state = new(streams: 3);
        Assert.Equal(["simpleRnn1.hidden", "simpleRnn2.hidden"], state.Definition.Tensors.Select(part => part.Name));
        state["simpleRnn2.hidden"][1, 4] = 7;
        Assert.Equal(3, state["simpleRnn2.hidden"].Lengths[0]);
        Assert.Equal(5, state["simpleRnn2.hidden"].Lengths[1]);
        Assert.Equal(7, state.Values.ToArray().Sum());
        Assert.Equal(
            ["simpleRnn1.hidden", "simpleRnn1.hidden_reverse", "simpleRnn2.hidden"],
            new BothDirections.State().Definition.Tensors.Select(part => part.Name));
        var missing = Assert.Throws<KeyNotFoundException>(() => state["lstm1.cell"].Lengths[0]);
        Assert.Contains("simpleRnn1.hidden", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Copies_go_their_own_way_and_streams_are_reset_alone()
    {
        var network = new Stacked(seed: 1);
        Stacked.State state = new(2);
        float[] output = new float[2 * 3], again = new float[2 * 3];
        network.Step([1, 2, 3, 4], state, output);
        Stacked.State copy = state.Clone();
        network.Step([5, 6, 7, 8], state, output);
        network.Step([5, 6, 7, 8], copy, again);
        Assert.Equal(output, again);
        state.Reset(1);
        Assert.All(state.Values[(state.Values.Length / 2)..].ToArray(), value => Assert.Equal(0, value));
        Assert.Contains(state.Values.ToArray(), value => value != 0);
        state.Reset();
        Assert.All(state.Values.ToArray(), value => Assert.Equal(0, value));
        Assert.Throws<ArgumentOutOfRangeException>(() => state.Reset(2));
        Assert.Throws<ArgumentException>(() => state.CopyTo(new Stacked.State(3)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Stacked.State(0));
    }

    [Fact]
    public void Files_hold_a_state_and_refuse_another()
    {
        using TemporaryDirectory directory = new();
        var network = new Stacked(seed: 1);
        Stacked.State state = new(2), loaded = new(2);
        network.Step([1, 2, 3, 4], state, new float[6]);
        state.Save(directory.File("state"));
        loaded.Load(directory.File("state"));
        Assert.Equal(state.Values, loaded.Values);
        Assert.Throws<WeightFileException>(() => new Stacked.State(3).Load(directory.File("state")));
        var other = Assert.Throws<WeightFileException>(() => new NextToken.State(2).Load(directory.File("state")));
        Assert.Contains("the state of NextToken", other.Message, StringComparison.Ordinal);
        var twin = Assert.Throws<WeightFileException>(() => new Twin.State(2).Load(directory.File("state")));
        Assert.Contains("the file is the state of Stacked", twin.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_state_of_another_network_is_refused()
    {
        var mismatch = Assert.Throws<StateMismatchException>(() => StepOf(new Stacked(seed: 1), new EachStep.State()));
        Assert.Equal(
            "This is the state of EachStep, but the network is Stacked: create it with new Stacked.State(streams).",
            mismatch.Message);
        Assert.Equal(("Stacked", "EachStep"), (mismatch.Network, mismatch.StateNetwork));
        Assert.Throws<StateMismatchException>(() => new EachStep.State().CopyTo(new Stacked.State()));
        Assert.Throws<NotSupportedException>(() => StepOf(new Tagger(seed: 1), new Tagger.State()));

        static void StepOf<TNetwork>(TNetwork network, RecurrentState state)
            where TNetwork : class, IRecurrentNetwork<TNetwork, float>
            => network.Step(new float[2], state, new float[3]);
    }

    [Fact]
    public void Wrong_lengths_and_tokens_are_refused()
    {
        var network = new NextToken(seed: 1);
        var workspace = new Workspace(2, 4);
        var state = new NextToken.State();
        float[] gradients = new float[network.Parameters.Length];
        Assert.Throws<ArgumentOutOfRangeException>(() => network.Predict([1, 11]));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.Predict([-1]));
        Assert.Throws<ArgumentException>(() => network.Predict([1, 2, 3], sequences: 2));
        Assert.Throws<ArgumentException>(() => network.Predict([], sequences: 1));
        Assert.Throws<ArgumentException>(() => network.Predict([1], sequences: 0));
        Assert.Throws<ArgumentException>(() => network.Predict([1, 2], new float[11]));
        Assert.Throws<ArgumentException>(() => network.Step([1, 2], state, new float[11]));
        Assert.Throws<ArgumentException>(() => network.Forward([1, 2, 3, 4, 5], workspace));
        Assert.Throws<ArgumentException>(() => network.Forward([1, 2, 3], workspace, sequences: 3));
        Assert.Throws<ArgumentException>(() => network.Forward([1, 2, 3, 4], workspace, sequences: 2, lengths: [1]));
        Assert.Throws<ArgumentException>(() => network.Forward([1, 2, 3, 4], workspace, sequences: 2, lengths: [1, 3]));
        Assert.Throws<ArgumentException>(() => network.Forward([1, 2, 3, 4], workspace, sequences: 2, lengths: [0, 2]));
        Assert.Throws<ArgumentException>(() => network.LossAndGradients([1, 2], [1], workspace, gradients));
        Assert.Throws<InvalidOperationException>(() => network.Backward(new float[11], new Workspace(1), gradients));
        network.Forward([1, 2], workspace, training: true);
        Assert.Throws<ArgumentException>(() => network.Backward(new float[11], workspace, gradients));
        Assert.Throws<ArgumentException>(
            () => network.Backward(new float[22], new NextToken.State(2), workspace, gradients));
    }
}
