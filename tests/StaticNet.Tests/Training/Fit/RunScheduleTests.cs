namespace StaticNet.Tests.Training;

/// <summary>Schedules that are made for the length of a run.</summary>
public sealed class RunScheduleTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(100, 0, false, 4)]
    [InlineData(100, 0.25, false, 3)]
    [InlineData(110, 0, false, 5)]
    [InlineData(110, 0, true, 4)]
    [InlineData(110, 0.1, false, 4)]
    [InlineData(3, 0, false, 1)]
    public void It_learns_the_updates_that_there_will_be(int samples, double validation, bool dropLast, int perEpoch)
    {
        var lengths = new List<RunLength>();
        var rates = new List<double>();
        History history = Create().Fit(TrainingData.Classes(samples), new FitOptions
        {
            Epochs = 3,
            BatchSize = 25,
            ValidationFraction = validation,
            DropLast = dropLast,
            RunSchedule = run =>
            {
                lengths.Add(run);
                return new LinearRate(1, run.Updates) { StartFactor = 1, EndFactor = 0 };
            },
            Callbacks = [new Watch { Step = c => rates.Add(c.Optimizer.LearningRate) }],
        });
        Assert.Equal([new RunLength(3, perEpoch)], lengths);
        Assert.Equal(lengths[0].Updates, history.Updates);
        Assert.Equal(1, rates[0]);
        Assert.Equal(1.0 / history.Updates, rates[^1], 1e-9);
    }

    [Fact]
    public void It_gives_the_bits_of_the_schedule_that_one_would_count_out()
    {
        var options = new FitOptions { Epochs = 2, BatchSize = 20 };
        Trainer<SoftmaxNetwork> counted = Create(), learned = Create();
        counted.Fit(TrainingData.Classes(100), options with { Schedule = new OneCycle(0.1, 10).AfterWarmUp(2) });
        learned.Fit(TrainingData.Classes(100), options with
        {
            RunSchedule = run => new OneCycle(0.1, run.Updates).AfterWarmUp(run.Part(0.2)),
        });
        Assert.Equal(counted.Network.Parameters.ToArray(), learned.Network.Parameters.ToArray());
    }

    [Fact]
    public void Streams_have_a_length_too()
    {
        RunLength length = default;
        var trainer = new Trainer<TokenNetwork>(new TokenNetwork(1), new Adam());
        History history = trainer.Fit(new NextTokenDataset(new int[404], 11), new StreamFitOptions
        {
            Epochs = 2,
            Streams = 4,
            Window = 10,
            RunSchedule = run =>
            {
                length = run;
                return new ConstantRate(0.1);
            },
        });
        Assert.Equal((20, 20L), (length.Updates, history.Updates));
    }

    [Fact]
    public void A_resumed_run_with_more_epochs_goes_on_at_its_place_in_the_longer_schedule()
    {
        var rates = new List<double>();
        var options = new FitOptions
        {
            BatchSize = 50,
            CheckpointPath = _directory.File("run"),
            Resume = true,
            RunSchedule = run => new PolynomialDecay(1, run.Updates),
            Callbacks = [new Watch { Step = c => rates.Add(c.Optimizer.LearningRate) }],
        };
        Create().Fit(TrainingData.Classes(100), options with { Epochs = 2 });
        Create().Fit(TrainingData.Classes(100), options with { Epochs = 4 });
        Assert.Equal([1, 0.75, 0.5, 0.25, 0.5, 0.375, 0.25, 0.125], rates);
    }

    [Fact]
    public void Parts_of_a_length_are_never_empty_and_the_longest_run_has_one()
    {
        var run = new RunLength(10, 10);
        Assert.Equal((1, 5, 100), (run.Part(0), run.Part(0.05), run.Part(1)));
        Assert.Equal(1, new RunLength(1, 1).Part(0.05));
        Assert.Equal(int.MaxValue, new RunLength(int.MaxValue, 1000).Updates);
        Assert.Throws<ArgumentOutOfRangeException>(() => new RunLength(1, 1).Part(double.NaN));
    }

    private static Trainer<SoftmaxNetwork> Create() => new(new SoftmaxNetwork(1), new Sgd(0.1));
}
