using StaticNet.Tests.Sequences;
using StaticNet.Tests.Training;

namespace StaticNet.Tests.Memory;

/// <summary>
/// What serves one call at a time, used by two threads: each gets the right result or an exception that says so. And
/// arrays that another thread changes while a call reads them.
/// </summary>
public sealed class SharedByThreadsTests
{
    private static readonly int Rounds = Environment.GetEnvironmentVariable("STATICNET_LONG") == "1" ? 20_000 : 200;

    [Fact]
    public void A_new_workspace_of_two_networks()
    {
        var small = new SoftmaxNetwork(1);
        var large = new LargeCells(1);
        float[] ofSmall = new float[small.Parameters.Length], ofLarge = new float[large.Parameters.Length];
        float[] smallInput = Numbers(8 * SoftmaxNetwork.InputSize), largeInput = Numbers(8 * LargeCells.InputSize);
        float[] targets = Numbers(8 * LargeCells.OutputSize);
        int[] labels = new int[8];
        float smallLoss = small.LossAndGradients(smallInput, labels, new Workspace(8), ofSmall);
        float largeLoss = large.LossAndGradients(largeInput, targets, new Workspace(8), ofLarge, sequences: 8);
        for (int round = 0; round < Rounds; round++)
        {
            var workspace = new Workspace(8) { Threads = 1 };
            Race(
                () => Assert.Equal(smallLoss, small.LossAndGradients(smallInput, labels, workspace, ofSmall)),
                () => Assert.Equal(
                    largeLoss, large.LossAndGradients(largeInput, targets, workspace, ofLarge, sequences: 8)));
        }
    }

    [Fact]
    public void A_state()
    {
        var network = new LstmOfEachStep(1);
        float[] input = Numbers(200 * LstmOfEachStep.InputSize);
        float[] expected = new float[200 * LstmOfEachStep.OutputSize];
        network.Predict(input, new LstmOfEachStep.State(), expected);
        for (int round = 0; round < Rounds; round++)
        {
            var state = new LstmOfEachStep.State();
            int done = 0;
            void Advance()
            {
                float[] output = new float[expected.Length];
                network.Predict(input, state, output);
                if (Interlocked.Increment(ref done) == 1)
                    Assert.Equal(expected, output);
            }
            Race(Advance, Advance);
        }
    }

    [Fact]
    public void A_workspace_that_a_call_uses_is_refused_until_the_call_has_ended()
    {
        var network = new LinearNetwork(1);
        var workspace = new Workspace(1);
        float[] gradients = new float[network.Parameters.Length];
        using (Workspace.Enter(workspace))
        {
            var refused = Assert.Throws<InvalidOperationException>(
                () => network.LossAndGradients([1, 2, 3], [1, 2], workspace, gradients));
            Assert.Contains("The workspace is in use by another call", refused.Message, StringComparison.Ordinal);
            Assert.Throws<InvalidOperationException>(() => network.Forward([1, 2, 3], workspace));
            Assert.Throws<InvalidOperationException>(() => network.Backward([1, 2], workspace, gradients));
            Assert.Throws<InvalidOperationException>(() => network.Loss([1, 2, 3], [1, 2], workspace));
        }
#pragma warning disable SN0901 // Not a whole sample, on purpose.
        Assert.Throws<ArgumentException>(() => network.LossAndGradients([1, 2], [1, 2], workspace, gradients));
#pragma warning restore SN0901
        network.LossAndGradients([1, 2, 3], [1, 2], workspace, gradients);
    }

    [Fact]
    public void A_step_of_a_state_that_a_call_uses_is_refused()
    {
        var network = new Lstm16(1);
        var state = new Lstm16.State();
        using (RecurrentState.Enter(state))
        {
            var refused = Assert.Throws<InvalidOperationException>(() => network.Step([1], state, new float[1]));
            Assert.Contains("The state is in use by another call", refused.Message, StringComparison.Ordinal);
        }
        Assert.Throws<ArgumentException>(() => network.Step([1], state, new float[2]));
        network.Step([1], state, new float[1]);
    }

    [Fact]
    public void An_optimizer()
    {
        for (int round = 0; round < Rounds; round++)
        {
            var optimizer = new Adam(0.1);
            Race(
                () => Attempt(() => optimizer.Step(new float[10], new float[10])),
                () => Attempt(() => optimizer.Step(new float[100_000], new float[100_000])));
            Assert.Equal(1, optimizer.Steps);
        }
    }

    [Fact]
    public void A_trainer_that_trains_refuses_to_train_and_goes_on()
    {
        var data = new Dataset(Numbers(40), SoftmaxNetwork.InputSize, new int[40 / SoftmaxNetwork.InputSize]);
        var trainer = new Trainer<SoftmaxNetwork>(new SoftmaxNetwork(1), new Sgd(0.1));
        var nested = new Nested(() => trainer.Fit(data), () => trainer.Evaluate(data));
        trainer.Fit(data, new FitOptions { Epochs = 2, BatchSize = 5, Callbacks = [nested] });
        Assert.Equal(2, nested.Refused);
        trainer.Fit(data);
    }

    [Fact]
    public async Task Saving_while_another_thread_trains_writes_the_parameters_of_one_step()
    {
        using var directory = new TemporaryDirectory();
        string path = Path.Combine(directory.Path, "network.safetensors");
        var data = new Dataset(Numbers(400), SoftmaxNetwork.InputSize, new int[400 / SoftmaxNetwork.InputSize]);
        var network = new SoftmaxNetwork(1);
        var trainer = new Trainer<SoftmaxNetwork>(network, new Sgd(0.01));
        var steps = new Steps(network);
        await trainer.SaveAsync(path);
        steps.Seen.Add(network.Parameters.ToArray());
        Task fit = Task.Run(
            () => trainer.Fit(data, new FitOptions { Epochs = 300, BatchSize = 5, Callbacks = [steps] }));
        for (int file = 0; file < 20; file++)
        {
            await trainer.SaveAsync(path);
            float[] saved = SoftmaxNetwork.FromFile(path).Parameters.ToArray();
            lock (steps.Seen)
                Assert.Contains(steps.Seen, seen => seen.AsSpan().SequenceEqual(saved));
        }
        await fit;
        await Assert.ThrowsAnyAsync<IOException>(
            () => trainer.SaveAsync(Path.Combine(directory.Path, "none", "network.safetensors")));
    }

    [Fact]
    public void Labels_tokens_and_lengths_that_another_thread_changes()
    {
        var labelled = new SoftmaxNetwork(1);
        var tokens = new LstmOfTokens(1);
        float[] ofLabelled = new float[labelled.Parameters.Length], ofTokens = new float[tokens.Parameters.Length];
        float[] input = Numbers(16 * SoftmaxNetwork.InputSize), output = new float[16 * LstmOfTokens.OutputSize];
        int[] racing = new int[16];
        int[] lengths = [4, 4, 4, 4];
        var workspace = new Workspace(16, 16) { Threads = 1 };
        var state = new LstmOfTokens.State();
        bool ends = false;
        var writer = new Thread(() =>
        {
            while (!Volatile.Read(ref ends))
            {
                racing[15] = lengths[3] = int.MaxValue / 2;
                racing[3] = int.MinValue;
                racing[15] = racing[3] = lengths[3] = 1;
            }
        });
        writer.Start();
        long end = Environment.TickCount64 + (Rounds > 200 ? 20_000 : 300);
        while (Environment.TickCount64 < end)
        {
            Attempt(() => labelled.LossAndGradients(input, racing, workspace, ofLabelled));
            Attempt(() => tokens.LossAndGradients(racing, racing, workspace, ofTokens, sequences: 4, lengths: lengths));
            Attempt(() => tokens.Loss(racing, racing, workspace, output, sequences: 2));
            Attempt(() => tokens.Predict(racing, output, sequences: 4));
            Attempt(() => tokens.Predict(racing, state, output));
            Attempt(() => tokens.Step(racing.AsSpan(15), state, output.AsSpan(0, LstmOfTokens.OutputSize)));
        }
        Volatile.Write(ref ends, true);
        writer.Join();
    }

    private static void Attempt(Action call)
    {
        try
        {
            call();
        }
        catch (ArgumentException)
        {
        }
    }

    // Either may be refused; other exceptions come out.
    private static void Race(Action first, Action second)
    {
        using var barrier = new Barrier(2);
        void Run(Action call)
        {
            barrier.SignalAndWait();
            try
            {
                call();
            }
            catch (InvalidOperationException exception) when (exception.Message.Contains("in use by another call"))
            {
            }
        }
        Task other = Task.Factory.StartNew(() => Run(second), TaskCreationOptions.LongRunning);
        Run(first);
        other.GetAwaiter().GetResult();
    }

    private static float[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(i => i % 7 * 0.25f - 0.5f)];

    private sealed class Nested(Action refused, Action allowed) : TrainingCallback
    {
        public int Refused { get; private set; }

        public override void OnEpochEnd(TrainingContext context, EpochResult result)
        {
            Assert.Throws<InvalidOperationException>(refused);
            Refused++;
            allowed();
        }
    }

    private sealed class Steps(SoftmaxNetwork network) : TrainingCallback
    {
        public List<float[]> Seen { get; } = [];

        public override void OnStepEnd(TrainingContext context)
        {
            lock (Seen)
                Seen.Add(network.Parameters.ToArray());
        }
    }
}
