namespace StaticNet.Tests.Training;

/// <summary>What may be different when a run goes on.</summary>
public sealed class ResumeTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    /// <summary>A rate that grows until some early epoch was the best; cancelled before it, in it and after it.</summary>
    [Theory]
    [InlineData(7)]
    [InlineData(20)]
    [InlineData(63)]
    [InlineData(99)]
    public void The_best_epoch_is_restored_after_cancelling_and_resuming(int cancelAfter)
    {
        FitOptions options = Options(12) with { Schedule = new ExponentialDecay(0.01, 1.06) };
        Trainer<BatchNormNetwork> whole = Create(1);
        History expected = whole.Fit(Data(), options with { CheckpointPath = null });
        Assert.InRange(expected.BestEpoch!.Value, 1, 11);
        Cancel(options, cancelAfter);
        Trainer<BatchNormNetwork> resumed = Create(9);
        History history = resumed.Fit(Data(), options with { Resume = true });
        Assert.Equal(expected.BestEpoch, history.BestEpoch);
        Assert.Equal(whole.Network.Parameters.ToArray(), resumed.Network.Parameters.ToArray());
        Assert.Equal(whole.Network.Buffers.ToArray(), resumed.Network.Buffers.ToArray());
    }

    [Fact]
    public void More_patience_goes_on_where_less_had_stopped()
    {
        FitOptions options = Options(12) with
        {
            Schedule = new ExponentialDecay(0.01, 1.06),
            EarlyStopping = new EarlyStopping(2),
        };
        History stopped = Create(1).Fit(Data(), options);
        Assert.True(stopped.StoppedEarly);
        History more = Create(1).Fit(Data(), options with { Resume = true, EarlyStopping = new EarlyStopping(4) });
        Assert.Equal(stopped.Epochs.Count + 2, more.Epochs.Count);
        History all = Create(1).Fit(Data(), options with { Resume = true, EarlyStopping = null });
        Assert.Equal((12, false), (all.Epochs.Count, all.StoppedEarly));
    }

    [Fact]
    public void A_schedule_goes_on_with_another_rate()
    {
        Cancel(Options(3), 15);
        var rates = new HashSet<double>();
        new Trainer<BatchNormNetwork>(new BatchNormNetwork(1), new Adam(0.5)).Fit(Data(), Options(3) with
        {
            Resume = true,
            Schedule = new ConstantRate(0.003),
            Callbacks = [new Watch { Step = c => rates.Add(c.Optimizer.LearningRate) }],
        });
        Assert.Equal([0.003], rates);
    }

    /// <summary>The rate that a callback had set is the checkpoint's, in the same process or another.</summary>
    [Fact]
    public void The_rate_of_a_callback_goes_on()
    {
        var lower = new Watch { Step = c => { if (c.Updates == 12) c.Optimizer.LearningRate = 0.001; } };
        Trainer<BatchNormNetwork> whole = Create(1);
        whole.Fit(Data(), Options(3) with { CheckpointPath = null, Callbacks = [lower] });
        Trainer<BatchNormNetwork> same = Cancel(Options(3), 15, lower), other = Create(8);
        byte[] checkpoint = File.ReadAllBytes(Options(3).CheckpointPath!);
        same.Fit(Data(), Options(3) with { Resume = true });
        Assert.Equal(whole.Network.Parameters.ToArray(), same.Network.Parameters.ToArray());
        File.WriteAllBytes(Options(3).CheckpointPath!, checkpoint);
        other.Fit(Data(), Options(3) with { Resume = true });
        Assert.Equal(whole.Network.Parameters.ToArray(), other.Network.Parameters.ToArray());
    }

    private Trainer<BatchNormNetwork> Cancel(FitOptions options, int after, params TrainingCallback[] callbacks)
    {
        using var source = new CancellationTokenSource();
        var cancel = new Watch { Step = c => { if (c.Updates == after) source.Cancel(); } };
        Trainer<BatchNormNetwork> trainer = Create(1);
        Assert.Throws<OperationCanceledException>(
            () => trainer.Fit(Data(), options with { Callbacks = [.. callbacks, cancel] }, source.Token));
        return trainer;
    }

    private static Trainer<BatchNormNetwork> Create(long seed)
        => new(new BatchNormNetwork(seed), new Adam(0.02)) { Threads = 1 };

    private static Dataset Data() => TrainingData.Classes(100);

    private FitOptions Options(int epochs) => new()
    {
        Epochs = epochs,
        BatchSize = 10,
        Validation = TrainingData.Classes(50, seed: 5),
        EarlyStopping = new EarlyStopping(100),
        CheckpointPath = _directory.File("run"),
    };
}
