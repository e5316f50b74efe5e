using StaticNet.Tests.Optimizers;
using StaticNet.Tests.Threading;
using StaticNet.Training;

namespace StaticNet.Tests.Training.Fit;

/// <summary>Steps that update large weights within the backward pass.</summary>
public sealed class FusedUpdateTests
{
    private const int Samples = 70;

    [Theory, MemberData(nameof(OptimizerTests.Optimizers), MemberType = typeof(OptimizerTests))]
    public void Have_the_bits_of_gradients_and_then_a_step(int index)
    {
        int length = LargeNetwork.Definition.ParameterLength;
        HaveSameBits<LargeNetwork>(
            () => OptimizerTests.All[index](length), steps: 3, Samples, threads: index % 3 + 1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(12)]
    [InlineData(130)]
    public void Have_them_for_any_batch_with_normalisation_several_losses_and_flushed_averages(int samples)
    {
        HaveSameBits<LargeNetwork>(() => new Adam(), steps: 66, samples, threads: 2);
        HaveSameBits<LargeNormalized>(() => new Adam(), steps: 2, samples + 1, threads: 2);
        HaveSameBits<LargeHeads>(() => new Adam(), steps: 2, samples, threads: 2);
    }

    [Fact]
    public void Fit_takes_them()
    {
        (float[] input, int[] labels) = Data<LargeNetwork>(4 * Samples);
        LargeNetwork fitted = new(seed: 1), expected = new(seed: 1);
        new Trainer<LargeNetwork>(fitted, new Adam()).Fit(
            new Dataset(input, LargeNetwork.InputSize, labels),
            new FitOptions { BatchSize = Samples, Epochs = 2, Shuffle = false });
        Adam adam = new();
        float[] gradients = new float[expected.Parameters.Length];
        Workspace workspace = new(Samples);
        for (int step = 0; step < 8; step++)
        {
            int first = step % 4 * Samples;
            expected.LossAndGradients(
                input.AsSpan(first * LargeNetwork.InputSize, Samples * LargeNetwork.InputSize),
                labels.AsSpan(first, Samples), workspace, gradients);
            adam.Step(expected.Parameters, gradients);
        }
        Assert.Equal(expected.Parameters.ToArray(), fitted.Parameters.ToArray());
    }

    [Fact]
    public void Nothing_changes_where_the_loss_is_not_finite()
    {
        (float[] input, int[] labels) = Data<LargeNetwork>(Samples);
        LargeNetwork network = new(seed: 1);
        Trainer<LargeNetwork> trainer = new(network, new Adam());
        Workspace workspace = new(Samples);
        trainer.TrainOnBatch(input, labels, workspace);
        float[] before = network.Parameters.ToArray();
        OptimizerState state = trainer.Optimizer.ExportState();

        float value = input[3];
        input[3] = float.NaN;
        Assert.True(float.IsNaN(trainer.TrainOnBatch(input, labels, workspace)));
        Assert.Equal(before, network.Parameters.ToArray());
        Assert.Equal(state.Steps, trainer.Optimizer.Steps);
        Assert.Equal(state.Blocks[1].Values, trainer.Optimizer.ExportState().Blocks[1].Values);

        input[3] = value;
        Assert.True(float.IsFinite(trainer.TrainOnBatch(input, labels, workspace)));
        Assert.NotEqual(before, network.Parameters.ToArray());
    }

    [Fact]
    public void A_step_that_throws_leaves_optimizer_and_workspace_as_they_were()
    {
        (float[] input, int[] labels) = Data<LargeNetwork>(Samples);
        LargeNetwork network = new(seed: 1);
        Trainer<LargeNetwork> trainer = new(network, new Adam());
        Workspace workspace = new(Samples);
        float[] before = network.Parameters.ToArray();
        Assert.Throws<ArgumentException>(() => trainer.TrainOnBatch(input, labels.AsSpan(1), workspace));
        Assert.Throws<ArgumentNullException>(() => trainer.TrainOnBatch(input, labels, null!));
        Assert.Equal(0, trainer.Optimizer.Steps);

        // A pass that nobody asked to update anything.
        float[] gradients = new float[before.Length], expected = new float[before.Length];
        network.LossAndGradients(input, labels, workspace, gradients);
        network.LossAndGradients(input, labels, new Workspace(Samples), expected);
        Assert.Equal(expected, gradients);
        Assert.Equal(before, network.Parameters.ToArray());
    }

    [Fact]
    public void A_pass_of_another_thread_updates_nothing()
    {
        (float[] input, int[] labels) = Data<LargeNetwork>(Samples);
        LargeNetwork network = new(seed: 1);
        float[] before = network.Parameters.ToArray(), gradients = new float[before.Length];
        Workspace workspace = new(Samples);
        BeginOnAnotherThread(network, workspace);
        network.LossAndGradients(input, labels, workspace, gradients);
        Assert.Equal(before, network.Parameters.ToArray());
        Assert.Contains(gradients, gradient => gradient != 0);
    }

    [Fact]
    public void Allocate_nothing()
    {
        (float[] input, int[] labels) = Data<LargeNetwork>(Samples);
        Trainer<LargeNetwork> trainer = new(new LargeNetwork(seed: 1), new Adam());
        Workspace workspace = new(Samples) { Threads = 1 };
        trainer.TrainOnBatch(input, labels, workspace);
        Assert.Equal(0, Allocation.Of(() => trainer.TrainOnBatch(input, labels, workspace)));
    }

    [Fact]
    public void An_optimizer_of_another_network_is_refused()
    {
        (float[] input, int[] labels) = Data<LargeNetwork>(Samples);
        Adam adam = new();
        Workspace workspace = new(Samples);
        new Trainer<LargeNetwork>(new LargeNetwork(seed: 1), adam).TrainOnBatch(input, labels, workspace);
        Trainer<LargeNetwork> second = new(new LargeNetwork(seed: 2), adam);
        Assert.Throws<ArgumentException>(() => second.TrainOnBatch(input, labels, workspace));
    }

    [Fact]
    public void A_callback_of_Fit_cannot_take_one()
    {
        (float[] input, int[] labels) = Data<LargeNetwork>(Samples);
        Trainer<LargeNetwork> trainer = new(new LargeNetwork(seed: 1), new Adam());
        StepInCallback callback = new(() => trainer.TrainOnBatch(input, labels, new Workspace(Samples)));
        Assert.Throws<InvalidOperationException>(() => trainer.Fit(
            new Dataset(input, LargeNetwork.InputSize, labels), new FitOptions { Callbacks = [callback] }));
    }

    private static void HaveSameBits<TNetwork>(Func<Optimizer> create, int steps, int samples, int threads)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        Assert.NotEqual(0, TNetwork.FusedWeights.Length);
        (float[] input, int[] labels) = Data<TNetwork>(samples);
        float[] values = new float[samples];
        TargetBlocks targets = TNetwork.Definition.Outputs.Length == 1
            ? TargetBlocks.Of(labels)
            : new TargetBlocks(values, labels, areIndices: 1, count: 2);
        TNetwork expected = TNetwork.Create(1), fused = TNetwork.Create(1);
        Trainer<TNetwork> trainer = new(fused, create());
        Optimizer optimizer = create();
        float[] gradients = new float[expected.Parameters.Length];
        Workspace workspace = new(samples) { Threads = threads }, own = new(samples) { Threads = threads };
        for (int step = 0; step < steps; step++)
        {
            float loss = expected.LossAndGradients(input, in targets, workspace, gradients);
            optimizer.Step(expected.Parameters, gradients);
            Assert.Equal(loss, trainer.TrainOnBatch(input, in targets, own));
        }
        Assert.Equal(expected.Parameters.ToArray(), fused.Parameters.ToArray());
        OptimizerState state = optimizer.ExportState(), fusedState = trainer.Optimizer.ExportState();
        Assert.Equal(steps, fusedState.Steps);
        for (int block = 0; block < state.Blocks.Length; block++)
            Assert.Equal(state.Blocks[block].Values, fusedState.Blocks[block].Values);
    }

    private static void BeginOnAnotherThread(LargeNetwork network, Workspace workspace)
    {
        Thread thread = new(() => new BatchUpdater<LargeNetwork>(network, new Adam()).Begin(workspace));
        thread.Start();
        thread.Join();
    }

    private static (float[] Input, int[] Labels) Data<TNetwork>(int samples)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        Random random = new(samples);
        float[] input = new float[samples * TNetwork.InputSize];
        foreach (ref float value in input.AsSpan())
            value = random.NextSingle() - 0.5f;
        return (input, [.. Enumerable.Range(0, samples).Select(_ => random.Next(3))]);
    }

    private sealed class StepInCallback(Action step) : TrainingCallback
    {
        public override void OnEpochEnd(TrainingContext context, EpochResult result) => step();
    }
}

[Network, Input(500), Dense(600, UseBias = false), BatchNorm, Relu, Dropout(0.2), Dense(600), Relu, Dense(3)]
[CrossEntropyLoss]
internal sealed partial class LargeNormalized;

[Network, Input(500), Dense(600), Relu(Name = "trunk")]
[Dense(3), Output(Name = "kind"), CrossEntropyLoss]
[Dense(1, From = "trunk"), Output(Name = "size"), MeanSquaredErrorLoss]
internal sealed partial class LargeHeads;
