namespace StaticNet.Tests.Belief;

public sealed class UpDownTests
{
    private static readonly PretrainOptions s_pretraining = new()
    {
        Machine = new RbmOptions { Epochs = 2, LearningRate = 0.2, Centered = true },
        BatchSize = 20,
    };

    [Fact]
    public void Up_down_makes_the_data_likelier()
    {
        JointStack network = new(seed: 1);
        Dataset data = Halves.Data(400);
        network.Pretrain(data, s_pretraining);
        LikelihoodOptions options = new() { Temperatures = 300 };
        LikelihoodEstimate before = network.LogLikelihood(data.Inputs, options);
        PretrainHistory history =
            network.UpDown(data, new UpDownOptions { Epochs = 40, BatchSize = 20, LearningRate = 0.05 });
        LikelihoodEstimate after = network.LogLikelihood(data.Inputs, options);
        Assert.Equal(40, history.Epochs.Count);
        // The entropy of the data is 12 times that of a coin of 0.9, and of the label: no model is better than -4.6.
        Assert.That(after.LogLikelihood > before.LogLikelihood + 0.2, $"{before} to {after}");
        Assert.InRange(after.LogLikelihood, -6.5, -4.4);
        Assert.InRange(after.LogLikelihood, after.Low, after.High);
    }

    [Fact]
    public void What_is_interrupted_resumes_to_the_same_bits()
    {
        using TemporaryDirectory directory = new();
        Dataset data = Halves.Data(90);
        UpDownOptions options = new() { Epochs = 3, BatchSize = 20, LearningRate = 0.05 };
        JointStack whole = new(seed: 1), interrupted = new(seed: 1), resumed = new(seed: 99);
        PretrainHistory history = whole.UpDown(data, options);

        using CancellationTokenSource cancellation = new();
        options = options with
        {
            CheckpointPath = directory.File("state.safetensors"),
            Progress = new CancelAfter(9, cancellation),
            ProgressInterval = TimeSpan.Zero,
        };
        Assert.ThrowsAny<OperationCanceledException>(() => interrupted.UpDown(data, options, cancellation.Token));
        options = options with { Resume = true, Progress = null };
        PretrainHistory rest = resumed.UpDown(data, options);
        Assert.Equal(whole.Parameters.ToArray(), resumed.Parameters.ToArray());
        Assert.Equal(whole.Buffers.ToArray(), resumed.Buffers.ToArray());
        Assert.Equal(
            history.Epochs.Select(epoch => epoch with { Seconds = 0 }),
            rest.Epochs.Select(epoch => epoch with { Seconds = 0 }));

        Assert.Contains("options", Refused(options with { GibbsSteps = 1 }), StringComparison.Ordinal);
        resumed.Pretrain(data, s_pretraining with { CheckpointPath = options.CheckpointPath });
        Assert.Contains("no checkpoint of the up-down", Refused(options), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => resumed.UpDown(data, new UpDownOptions { Resume = true }));

        string Refused(UpDownOptions refused)
            => Assert.Throws<CheckpointException>(() => resumed.UpDown(data, refused)).Message;
    }
}
