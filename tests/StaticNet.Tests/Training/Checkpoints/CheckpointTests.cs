namespace StaticNet.Tests.Training;

public sealed class CheckpointTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("staticnet").FullName;

    private string Path => System.IO.Path.Combine(_directory, "run.safetensors");

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(25)]
    public void Resumed_training_ends_with_the_same_bits(int cancelAfter)
    {
        var whole = Create(1);
        History expected = whole.Fit(Data(), Options(4));

        using var source = new CancellationTokenSource();
        var interrupted = Create(1);
        var cancel = new Watch { Step = c => { if (c.Updates == cancelAfter) source.Cancel(); } };
        Assert.Throws<OperationCanceledException>(
            () => interrupted.Fit(Data(), Options(4) with { Callbacks = [cancel] }, source.Token));

        // Another process would come with other parameters and a fresh optimizer.
        var resumed = Create(99);
        History got = resumed.Fit(Data(), Options(4) with { Resume = true });
        Assert.Equal(whole.Network.Parameters.ToArray(), resumed.Network.Parameters.ToArray());
        Assert.Equal(WithoutTime(expected), WithoutTime(got));
        Assert.Equal((expected.Updates, expected.BestEpoch), (got.Updates, got.BestEpoch));
        OptimizerState state = whole.Optimizer.ExportState(), again = resumed.Optimizer.ExportState();
        Assert.Equal(state.Blocks.SelectMany(b => b.Values), again.Blocks.SelectMany(b => b.Values));
    }

    [Fact]
    public void A_run_that_stopped_early_stays_stopped_and_more_epochs_go_on()
    {
        var options = Options(50) with
        {
            Schedule = new ExponentialDecay(0.1, 1.2),
            EarlyStopping = new EarlyStopping(2),
        };
        var first = Create(1);
        History stopped = first.Fit(Data(), options);
        Assert.True(stopped.StoppedEarly);
        var again = Create(2);
        Assert.Equal(stopped.Epochs, again.Fit(Data(), options with { Resume = true }).Epochs);
        Assert.Equal(first.Network.Parameters.ToArray(), again.Network.Parameters.ToArray());

        File.Delete(Path);
        Create(1).Fit(Data(), Options(2));
        var more = Create(2);
        more.Fit(Data(), Options(5) with { Resume = true });
        File.Delete(Path);
        var straight = Create(1);
        straight.Fit(Data(), Options(5));
        Assert.Equal(straight.Network.Parameters.ToArray(), more.Network.Parameters.ToArray());
    }

    [Fact]
    public void Checkpoints_within_an_epoch_hold_the_position()
    {
        var options = Options(2) with { CheckpointSteps = 4 };
        var crash = new Watch { Step = c => { if (c.Updates == 16) throw new InvalidOperationException("crash"); } };
        Assert.Throws<InvalidOperationException>(() => Create(1).Fit(Data(), options with { Callbacks = [crash] }));
        var steps = new List<int>();
        Create(2).Fit(
            Data(), options with { Resume = true, Callbacks = [new Watch { Step = c => steps.Add(c.Step) }] });
        Assert.Equal([5, 6, 7, 8, 9, 10], steps);
    }

    [Fact]
    public void Cancelling_without_a_checkpoint_leaves_none()
    {
        var cancelled = new CancellationToken(canceled: true);
        var options = Options(2) with { CheckpointOnCancel = false };
        Assert.Throws<OperationCanceledException>(() => Create(1).Fit(Data(), options, cancelled));
        Assert.False(File.Exists(Path));
    }

    [Fact]
    public void Another_runs_checkpoint_is_refused_and_changes_nothing()
    {
        Create(1).Fit(Data(), Options(1));
        var trainer = Create(5);
        float[] before = trainer.Network.Parameters.ToArray();
        AssertRefused(trainer, Options(2) with { Seed = 8 }, "its seed is 3, here it is 8");
        AssertRefused(trainer, Options(2) with { BatchSize = 5 }, "batch_size");
        var sgd = new Trainer<SoftmaxNetwork>(new SoftmaxNetwork(5), new Sgd(0.1));
        AssertRefused(sgd, Options(2), "its optimizer is Adam, here it is Sgd");
        var amsGrad = new Trainer<SoftmaxNetwork>(new SoftmaxNetwork(5), new Adam(0.05) { AmsGrad = true });
        AssertRefused(amsGrad, Options(2), "greatest_second_moment");
        WeightFile.Save(trainer.Network, Path);
        AssertRefused(trainer, Options(2), "no checkpoint");
        Assert.Equal(before, trainer.Network.Parameters.ToArray());
        Assert.Equal(0, trainer.Optimizer.Steps);
    }

    [Fact]
    public void Nan_stops_naming_the_step_and_leaves_the_last_good_checkpoint()
    {
        Create(1).Fit(Data(), Options(1));
        byte[] good = File.ReadAllBytes(Path);
        var trainer = Create(1);
        var spoil = new Watch { Step = c => { if (c.Step == 4) trainer.Network.Parameters[0] = float.NaN; } };
        var error = Assert.Throws<TrainingDivergedException>(
            () => trainer.Fit(Data(), Options(2) with { Resume = true, Callbacks = [spoil] }));
        Assert.Equal((2, 5), (error.Epoch, error.Step));
        Assert.Equal(Path, error.CheckpointPath);
        Assert.Contains("loss is NaN", error.Message);
        Assert.Equal(good, File.ReadAllBytes(Path));
    }

    [Fact]
    public void An_update_that_overflows_is_not_saved()
    {
        var trainer = new Trainer<LinearNetwork>(new LinearNetwork(1), new Sgd(1e30));
        var error = Assert.Throws<TrainingDivergedException>(
            () => trainer.Fit(TrainingData.Lines(64), new FitOptions { Epochs = 9, CheckpointPath = Path }));
        Assert.Null(error.CheckpointPath);
        Assert.Equal(1, error.Epoch);
        Assert.False(File.Exists(Path));
        Assert.False(float.IsFinite((float)error.Value));
    }

    [Fact]
    public void Threads_do_not_change_the_bits()
    {
        Trainer<SoftmaxNetwork> one = Create(1, threads: 1), three = Create(1, threads: 3);
        one.Fit(Data(), Options(2) with { CheckpointPath = null });
        three.Fit(Data(), Options(2) with { CheckpointPath = null });
        Assert.Equal(one.Network.Parameters.ToArray(), three.Network.Parameters.ToArray());
    }

    private static Trainer<SoftmaxNetwork> Create(long seed, int threads = 2)
        => new(new SoftmaxNetwork(seed), new Adam(0.05)) { Threads = threads };

    private static Dataset Data() => TrainingData.Classes(100);

    private FitOptions Options(int epochs) => new()
    {
        Epochs = epochs,
        BatchSize = 10,
        Seed = 3,
        Validation = TrainingData.Classes(50, seed: 5),
        EarlyStopping = new EarlyStopping(100),
        CheckpointPath = Path,
    };

    private static IEnumerable<EpochResult> WithoutTime(History history)
        => history.Epochs.Select(epoch => epoch with { Seconds = 0 });

    private static void AssertRefused(Trainer<SoftmaxNetwork> trainer, FitOptions options, string expected)
    {
        var error = Assert.Throws<CheckpointException>(
            () => trainer.Fit(Data(), options with { Resume = true }));
        Assert.Contains(expected, error.Message);
    }
}
