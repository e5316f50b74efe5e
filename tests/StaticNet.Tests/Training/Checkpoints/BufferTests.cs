namespace StaticNet.Tests.Training;

/// <summary>Running statistics go wherever the parameters go: into checkpoints, and back with the best epoch.</summary>
public sealed class BufferTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private string Path => _directory.File("run.safetensors");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_new_network_has_mean_0_and_variance_1()
    {
        var network = new BatchNormNetwork(seed: 5);
        NetworkDefinition definition = BatchNormNetwork.Definition;
        Assert.Equal(["norm.running_mean", "norm.running_var"], definition.Buffers.Select(buffer => buffer.Name));
        Assert.Equal(new float[24], Get(network, 0));
        Assert.Equal(Enumerable.Repeat(1f, 24), Get(network, 1));
        Assert.Equal(definition.BufferLength, network.Buffers.Length);
        Assert.Empty(((INetwork<SoftmaxNetwork>)new SoftmaxNetwork()).Buffers.ToArray());
    }

    [Fact]
    public void Training_moves_them_and_inference_does_not()
    {
        var network = new BatchNormNetwork(seed: 1);
        Dataset data = TrainingData.Classes(20);
        var workspace = new Workspace(20);
        float[] before = network.Buffers.ToArray();
        network.Predict(data.Inputs);
        network.Forward(data.Inputs, workspace);
        network.Loss(data.Inputs, data.Labels, workspace);
        Assert.Equal(before, network.Buffers.ToArray());
        network.Forward(data.Inputs, workspace, training: true);
        float[] once = network.Buffers.ToArray();
        Assert.NotEqual(before, once);
        network.LossAndGradients(data.Inputs, data.Labels, workspace, new float[network.Parameters.Length]);
        Assert.NotEqual(once, network.Buffers.ToArray());
    }

    [Theory]
    [InlineData(7)]
    [InlineData(10)]
    [InlineData(13)]
    public void Resumed_training_ends_with_the_same_bits(int cancelAfter)
    {
        var whole = Create(1);
        whole.Fit(Data(), Options(4));
        using var source = new CancellationTokenSource();
        var cancel = new Watch { Step = c => { if (c.Updates == cancelAfter) source.Cancel(); } };
        Assert.Throws<OperationCanceledException>(
            () => Create(1).Fit(Data(), Options(4) with { Callbacks = [cancel] }, source.Token));
        var resumed = Create(99);
        resumed.Fit(Data(), Options(4) with { Resume = true });
        Assert.Equal(whole.Network.Parameters.ToArray(), resumed.Network.Parameters.ToArray());
        Assert.Equal(whole.Network.Buffers.ToArray(), resumed.Network.Buffers.ToArray());
    }

    [Fact]
    public void The_best_epoch_comes_back_with_its_statistics()
    {
        // A learning rate that grows beyond measure: some early epoch is the best.
        var options = Options(12) with { Schedule = new ExponentialDecay(0.01, 1.6), CheckpointPath = null };
        var trainer = Create(1);
        History history = trainer.Fit(Data(), options);
        Assert.InRange(history.BestEpoch!.Value, 1, 11);
        var best = Create(1);
        best.Fit(Data(), options with { Epochs = history.BestEpoch.Value });
        Assert.Equal(best.Network.Parameters.ToArray(), trainer.Network.Parameters.ToArray());
        Assert.Equal(best.Network.Buffers.ToArray(), trainer.Network.Buffers.ToArray());
    }

    [Fact]
    public void Threads_do_not_change_the_bits()
    {
        Trainer<BatchNormNetwork> one = Create(1, threads: 1), two = Create(1, threads: 2);
        one.Fit(Data(), Options(2) with { CheckpointPath = null });
        two.Fit(Data(), Options(2) with { CheckpointPath = null });
        Assert.Equal(one.Network.Parameters.ToArray(), two.Network.Parameters.ToArray());
        Assert.Equal(one.Network.Buffers.ToArray(), two.Network.Buffers.ToArray());
    }

    [Fact]
    public void A_batch_of_one_value_for_each_channel_is_refused_and_changes_nothing()
    {
        var network = new BatchNormNetwork(seed: 1);
        float[] before = network.Buffers.ToArray(), gradients = new float[network.Parameters.Length];
        var workspace = new Workspace(4);
        var error = Assert.Throws<ArgumentException>(() => network.Forward(new float[4], workspace, training: true));
        Assert.StartsWith("norm normalises over the batch, which in training needs more than one value", error.Message);
        Assert.Throws<ArgumentException>(() => network.Forward([], workspace, training: true));
        Assert.Throws<ArgumentException>(
            () => network.LossAndGradients(new float[4], (int[])[1], workspace, gradients));
        Assert.Equal(before, network.Buffers.ToArray());
        Assert.Equal(3, network.Forward(new float[4], workspace).Length);
        network.LossAndGradients(new float[8], (int[])[1, 0], workspace, gradients);
        Assert.DoesNotContain(float.NaN, gradients);
    }

    // 101 samples in batches of 20 leave one over.
    [Fact]
    public void A_sample_left_over_is_refused_before_training_or_dropped()
    {
        var trainer = Create(1);
        float[] before = trainer.Network.Parameters.ToArray();
        FitOptions options = Options(1) with { CheckpointPath = null };
        var error = Assert.Throws<ArgumentException>(() => trainer.Fit(TrainingData.Classes(101), options));
        Assert.StartsWith(
            "The network normalises over the batch, which takes at least 2 samples, "
            + "but of 101 samples in batches of 20 one has 1.",
            error.Message);
        Assert.Equal(before, trainer.Network.Parameters.ToArray());
        int steps = 0;
        var count = new Watch { Step = _ => steps++ };
        trainer.Fit(TrainingData.Classes(101), options with { DropLast = true, Callbacks = [count] });
        Assert.Equal(5, steps);
        Assert.Throws<ArgumentException>(() => trainer.Fit(Data(), options with { BatchSize = 1 }));
    }

    [Fact]
    public void A_batch_that_is_not_finite_leaves_them_as_they_were()
    {
        var network = new BatchNormNetwork(seed: 1);
        Dataset data = TrainingData.Classes(20);
        float[] inputs = data.Inputs.ToArray(), gradients = new float[network.Parameters.Length];
        var workspace = new Workspace(20);
        network.LossAndGradients(inputs, data.Labels, workspace, gradients);
        float[] before = network.Buffers.ToArray();
        foreach (float bad in (float[])[float.NaN, float.PositiveInfinity, 1e30f])
        {
            inputs[4] = bad;
            network.LossAndGradients(inputs, data.Labels, workspace, gradients);
            Assert.All(network.Buffers.ToArray(), value => Assert.True(float.IsFinite(value)));
            if (bad != 1e30f)
                Assert.Equal(before, network.Buffers.ToArray());
        }
    }

    private static float[] Get(BatchNormNetwork network, int buffer)
    {
        TensorLayout layout = BatchNormNetwork.Definition.Buffers[buffer];
        float[] values = new float[layout.Count];
        layout.Gather(network.Buffers, values);
        return values;
    }

    private static Trainer<BatchNormNetwork> Create(long seed, int threads = 2)
        => new(new BatchNormNetwork(seed), new Adam(0.02)) { Threads = threads };

    private static Dataset Data() => TrainingData.Classes(100);

    private FitOptions Options(int epochs) => new()
    {
        Epochs = epochs,
        BatchSize = 20,
        Seed = 3,
        Validation = TrainingData.Classes(50, seed: 5),
        EarlyStopping = new EarlyStopping(100),
        CheckpointPath = Path,
    };
}
