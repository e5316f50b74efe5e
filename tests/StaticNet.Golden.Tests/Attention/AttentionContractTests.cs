using StaticNet.Golden.Tests.Compilation;
using StaticNet.Tests;

namespace StaticNet.Golden.Tests.Attention;

/// <summary>What attention promises besides its results: memory, threads, states and their limits.</summary>
public sealed class AttentionContractTests
{
    private const string Block =
        "[LayerNorm(Name = \"norm\"), SelfAttention(4, Causal = true{0}), Add(\"{1}\", Name = \"sum\")]\n"
        + "[LayerNorm, Dense(48), Gelu, Dense(24), Add(\"sum\")]\n[Dense(7), CrossEntropyLoss]";

    private static readonly Lazy<CompiledNetworks> Compiled = new(() => NetworkCompiler.Compile("AttentionContract",
    [
        new("Endless", "[SequenceInput(24)]\n" + string.Format(null, Block, "", "input")),
        new("Dropping", "[SequenceInput(24)]\n" + string.Format(null, Block, ", Dropout = 0.3", "input")),
        new("Windowed", "[SequenceInput(24)]\n" + string.Format(null, Block, ", Window = 5, Rotary = true", "input")),
        new("Positioned", "[SequenceInput(24)]\n[PositionalEmbedding(40, Name = \"position\")]\n"
            + string.Format(null, Block, "", "position")),
    ]));

    [Fact]
    public void Memory_of_a_training_step_grows_linearly_with_the_steps()
    {
        long[] bytes = [.. ((int[])[64, 512, 4096]).Select(Measure)];
        Assert.InRange((double)bytes[1] / bytes[0], 1, 8.5);
        Assert.InRange((double)bytes[2] / bytes[1], 1, 8.5);
    }

    [Theory]
    [InlineData("Endless")]
    [InlineData("Dropping")]
    public void Threads_and_parts_give_the_same_bits(string name)
    {
        NetworkRunner network = Compiled.Value.Create(name);
        (float Loss, float[] Gradients) alone = Train(network, 1), shared = Train(network, 2);
        Assert.Equal(alone.Loss, shared.Loss);
        Assert.Equal(alone.Gradients, shared.Gradients);
    }

    [Fact]
    public void Dropout_drops_weights_in_training_only()
    {
        NetworkRunner dropping = Compiled.Value.Create("Dropping"), endless = Compiled.Value.Create("Endless");
        float[] x = Random(20 * 24), y = Predict(endless, x);
        Assert.Equal(y, Predict(dropping, x));
        Assert.Equal(y, Forward(dropping, training: false));
        Assert.NotEqual(y, Forward(dropping, training: true));
        // the backward pass drops the same: a step along the gradient changes the loss by its square
        var network = (ITrainableRecurrentRunner<float>)dropping;
        float[] gradients = dropping.NewGradients(), before = dropping.Parameters.ToArray();
        int[] targets = new int[20];
        float Loss(float step)
        {
            for (int i = 0; i < before.Length; i++)
                dropping.Parameters[i] = before[i] + step * gradients[i];
            return network.LossAndGradients(
                x, targets, null, new Workspace(1, 20) { DropoutSeed = 3 }, dropping.NewGradients());
        }
        network.LossAndGradients(x, targets, null, new Workspace(1, 20) { DropoutSeed = 3 }, gradients);
        double square = gradients.Sum(value => (double)value * value);
        Assert.Equal(1, (Loss(1e-3f) - Loss(-1e-3f)) / (2e-3 * square), 0.02);

        float[] Forward(NetworkRunner network, bool training) =>
            ((IRecurrentRunner<float>)network).Forward(x, null, new Workspace(1, 20), training).ToArray();
    }

    [Fact]
    public void Steps_allocate_nothing_and_end_at_the_state_s_limit()
    {
        foreach ((string name, int most) in ((string, int)[])[("Endless", 1024), ("Positioned", 40)])
        {
            NetworkRunner network = Compiled.Value.Create(name);
            var recurrent = (IRecurrentRunner<float>)network;
            RecurrentState state = recurrent.CreateState(2);
            float[] x = Random(2 * 24), y = new float[2 * 7];
            Assert.Equal(most, state.MaxTime);
            Assert.Equal(0, Allocation.Of(() =>
            {
                state.Reset();
                for (int step = 0; step < most; step++)
                    recurrent.Step(x, state, y);
            }));
            InvalidOperationException full =
                Assert.Throws<InvalidOperationException>(() => recurrent.Step(x, state, y));
            string room = $"room for {most} time steps, but stream 0 has taken {most}";
            Assert.Contains(room, full.Message, StringComparison.Ordinal);
            state.Reset(1);
            Assert.Equal((most, 0), (state.StepsOf(0), state.StepsOf(1)));
            state.Reset();
            recurrent.Step(x, state, y);
        }
        float[] tooLong = Random(41 * 24);
        Assert.Throws<ArgumentException>(() => Predict(Compiled.Value.Create("Positioned"), tooLong));
    }

    [Fact]
    public void A_window_needs_no_more_memory_and_gives_what_the_whole_sequence_gives()
    {
        NetworkRunner network = Compiled.Value.Create("Windowed");
        var recurrent = (IRecurrentRunner<float>)network;
        RecurrentState state = recurrent.CreateState(1);
        Assert.Equal(int.MaxValue, state.MaxTime);
        float[] x = Random(200 * 24), want = Predict(network, x), got = new float[7];
        for (int step = 0; step < 200; step++)
        {
            recurrent.Step(x.AsSpan(step * 24, 24), state, got);
            for (int i = 0; i < 7; i++)
                Assert.Equal(want[step * 7 + i], got[i], 1e-5f);
        }
    }

    [Fact]
    public void A_state_is_copied_and_saved_with_its_keys_and_values()
    {
        NetworkRunner network = Compiled.Value.Create("Endless");
        var recurrent = (IRecurrentRunner<float>)network;
        RecurrentState state = recurrent.CreateState(2), copy = recurrent.CreateState(2);
        RecurrentState loaded = recurrent.CreateState(2);
        float[] x = Random(2 * 9 * 24), y = new float[2 * 9 * 7], next = x[..48];
        float[] want = new float[14], got = new float[14];
        recurrent.Predict(x, state, y);
        state.CopyTo(copy);
        string path = Path.Combine(Path.GetTempPath(), $"attention-{Guid.NewGuid():N}.safetensors");
        try
        {
            state.Save(path);
            loaded.Load(path);
        }
        finally
        {
            File.Delete(path);
        }
        recurrent.Step(next, state, want);
        foreach (RecurrentState other in (RecurrentState[])[copy, loaded])
        {
            recurrent.Step(next, other, got);
            Assert.Equal(want, got);
            Assert.Equal(10, other.StepsOf(1));
        }
        state.Rewind(1);
        recurrent.Step(next, state, got);
        Assert.Equal(want, got);
        Assert.Throws<ArgumentOutOfRangeException>(() => state.Rewind(11));
        Assert.Throws<NotSupportedException>(
            () => ((IRecurrentRunner<float>)Compiled.Value.Create("Windowed")).CreateState(1).Rewind(0));
        Assert.Throws<NotSupportedException>(
            () => recurrent.Forward(x, state, new Workspace(2, 9), training: true).Length);
    }

    // What a thread that has nothing yet allocates for the workspace and one step.
    private static long Measure(int time)
    {
        NetworkRunner network = Compiled.Value.Create("Endless");
        float[] x = Random(time * 24), gradients = network.NewGradients();
        int[] targets = new int[time];
        long bytes = 0;
        var thread = new Thread(() =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            var workspace = new Workspace(1, time) { Threads = 1 };
            ((ITrainableRecurrentRunner<float>)network).LossAndGradients(x, targets, null, workspace, gradients);
            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        });
        thread.Start();
        thread.Join();
        return bytes;
    }

    private static (float Loss, float[] Gradients) Train(NetworkRunner network, int threads)
    {
        const int Sequences = 40, Time = 70;
        var workspace = new Workspace(Sequences, Time) { Threads = threads, DropoutSeed = 7 };
        float[] gradients = network.NewGradients();
        int[] lengths = [.. Enumerable.Range(0, Sequences).Select(sequence => Time - sequence)];
        float loss = ((ITrainableRecurrentRunner<float>)network).LossAndGradients(
            Random(Sequences * Time * 24), new int[Sequences * Time], null, workspace, gradients, lengths);
        return (loss, gradients);
    }

    private static float[] Predict(NetworkRunner network, float[] x) => network.Predict(x);

    private static float[] Random(int count)
    {
        var random = new Random(count);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() * 2 - 1)];
    }
}
