namespace StaticNet.Tests.Training;

public sealed class NextTokenTrainingTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void The_state_is_carried_through_an_epoch_and_zero_at_its_start()
    {
        // 25 tokens in 2 streams of 12: windows of 4 at 0 and 4; what a window begins with is the token before it.
        int[] tokens = [.. Enumerable.Range(0, 25).Select(i => i * 7 % 16)];
        var trainer = Create(1);
        trainer.Fit(new NextTokenDataset(tokens, 16), new StreamFitOptions { Streams = 2, Window = 4, Epochs = 2 });
        float[] zero = [0, 0], carried = [tokens[3] + 1, tokens[12 + 3] + 1];
        Assert.Equal([zero, carried, zero, carried], trainer.Network.StatesBefore);
    }

    [Fact]
    public void Training_learns_what_needs_the_token_before()
    {
        // The next letter follows from two: after "ab" comes c, after "cb" comes a.
        string text = string.Concat(Enumerable.Repeat("abcb", 400));
        var data = NextTokenDataset.FromText(text);
        var reports = new List<TrainingProgress>();
        var trainer = Create(1, learningRate: 0.1);
        History history = trainer.Fit(data, new StreamFitOptions
        {
            Epochs = 20,
            Streams = 4,
            Window = 16,
            Validation = data,
            ClipNorm = 5,
            Progress = new Reports(reports),
        });
        TokenEvaluation evaluation = trainer.Evaluate(data);
        Assert.Equal(1599, evaluation.Tokens);
        Assert.InRange(evaluation.Loss, 0, 0.05);
        Assert.InRange(evaluation.Accuracy, 0.999, 1);
        Assert.Equal(Math.Exp(evaluation.Loss), evaluation.Perplexity);
        Assert.Equal((evaluation.Loss, evaluation.Accuracy),
            (history.Epochs[^1].ValidationLoss, history.Epochs[^1].ValidationAccuracy));
        Assert.Equal(20 * 24, history.Updates);
        Assert.Equal(
            history.Epochs, reports.Where(report => report.Result is not null).Select(report => report.Result!));
        Assert.True(history.Epochs[^1].Loss < history.Epochs[0].Loss);
    }

    [Fact]
    public void Evaluation_is_one_stream_whatever_its_windows()
    {
        NextTokenDataset data = Data();
        TokenEvaluation[] evaluations =
        [
            .. new[] { 1, 7, 256, 100_000 }.Select(window => new Trainer<PairNetwork>(PairNetwork.Create(3), new Sgd(1))
            {
                EvaluationBatchSize = window,
            }.Evaluate(data)),
        ];
        Assert.Equal(data.Count - 1, evaluations[0].Tokens);
        Assert.All(evaluations, evaluation => Assert.Equal(evaluations[0].Loss, evaluation.Loss, 1e-6));
        Assert.All(evaluations, evaluation => Assert.Equal(evaluations[0].Accuracy, evaluation.Accuracy));

        PairNetwork network = PairNetwork.Create(3);
        RecurrentState state = PairNetwork.CreateState(1);
        double loss = 0;
        float[] logits = new float[16];
        for (int i = 1; i < data.Count; i++)
        {
            network.Step(data.Tokens.Slice(i - 1, 1), state, logits);
            loss += Math.Log(logits.Sum(logit => Math.Exp(logit))) - logits[data.Tokens[i]];
        }
        Assert.Equal(loss / (data.Count - 1), evaluations[0].Loss, 1e-6);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(25)]
    public void Resumed_training_ends_with_the_same_bits(int cancelAfter)
    {
        var whole = Create(1);
        History expected = whole.Fit(Data(), Options());
        Assert.Equal(40, expected.Updates);

        File.Delete(_directory.File("run"));
        using var source = new CancellationTokenSource();
        var cancel = new Watch { Step = c => { if (c.Updates == cancelAfter) source.Cancel(); } };
        Assert.Throws<OperationCanceledException>(
            () => Create(1).Fit(Data(), Options() with { Callbacks = [cancel] }, source.Token));
        var resumed = Create(99);
        History got = resumed.Fit(Data(), Options() with { Resume = true });
        Assert.Equal(whole.Network.Parameters.ToArray(), resumed.Network.Parameters.ToArray());
        Assert.Equal(WithoutTime(expected), WithoutTime(got));
        Assert.Equal(whole.Network.StatesBefore[cancelAfter..], resumed.Network.StatesBefore);
    }

    [Fact]
    public void Another_runs_checkpoint_is_refused()
    {
        Create(1).Fit(Data(), Options());
        foreach ((StreamFitOptions options, string expected) in new[]
        {
            (Options() with { Streams = 3 }, "its streams is 4, here it is 3"),
            (Options() with { Window = 8 }, "its window is 10, here it is 8"),
            (Options() with { Seed = 1 }, "its seed"),
        })
        {
            var error = Assert.Throws<CheckpointException>(() => Create(1).Fit(Data(), options with { Resume = true }));
            Assert.Contains(expected, error.Message);
        }
    }

    [Fact]
    public void Data_that_do_not_fit_are_refused_before_training()
    {
        var trainer = Create(1);
        var large = new NextTokenDataset([.. Enumerable.Range(0, 100).Select(i => i % 17)], 17);
        var error = Assert.Throws<DatasetMismatchException>(() => trainer.Fit(large));
        Assert.Equal("The training data do not fit PairNetwork: their vocabulary has 17 symbols, "
            + "but the network knows 16: declare it with [TokenInput(17)].", error.Message);
        Assert.Throws<DatasetMismatchException>(() => trainer.Evaluate(large));
        Assert.Throws<DatasetMismatchException>(() => trainer.Fit(Data(), Options() with { Validation = large }));
        Assert.Throws<ArgumentException>(() => trainer.Fit(Data(), new StreamFitOptions { Window = 1000 }));
        Assert.Throws<ArgumentException>(() => trainer.Fit(Data(), new StreamFitOptions { Resume = true }));
        Assert.Throws<ArgumentException>(() => trainer.Fit(Data(), new StreamFitOptions
        {
            EarlyStopping = new EarlyStopping(1) { Monitor = MonitoredValue.ValidationLoss },
        }));
        Assert.Equal(0, trainer.Optimizer.Steps);
    }

    [Fact]
    public void Validation_data_with_other_symbols_are_refused()
    {
        var trainer = Create(1);
        NextTokenDataset training = NextTokenDataset.FromText(string.Concat(Enumerable.Repeat("abcd", 100)));
        Refused(
            NextTokenDataset.FromText("bcdebcde"),
            "another vocabulary (4 characters) than the training data (4 characters)");
        Refused(NextTokenDataset.FromText("abcabc"), "another vocabulary (3 characters)");
        Refused(new NextTokenDataset([0, 1, 2], 3), "another vocabulary (3 tokens)");
        Assert.Equal(0, trainer.Optimizer.Steps);
        trainer.Fit(
            training,
            Options() with { Epochs = 1, Validation = NextTokenDataset.FromText("abc", training.Vocabulary) });

        void Refused(NextTokenDataset validation, string expected)
        {
            StreamFitOptions options = Options() with { Validation = validation };
            var error = Assert.Throws<DatasetMismatchException>(() => trainer.Fit(training, options));
            Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        }
    }

    private static Trainer<PairNetwork> Create(long seed, double learningRate = 0.01)
        => new(PairNetwork.Create(seed), new Adam(learningRate));

    // 4 streams of 101: 10 windows of 10.
    private static NextTokenDataset Data() => new([.. Enumerable.Range(0, 404).Select(i => i * i % 31 % 16)], 16);

    private StreamFitOptions Options() => new()
    {
        Epochs = 4,
        Streams = 4,
        Window = 10,
        Validation = Data(),
        EarlyStopping = new EarlyStopping(100),
        CheckpointPath = _directory.File("run"),
    };

    private static IEnumerable<EpochResult> WithoutTime(History history)
        => history.Epochs.Select(epoch => epoch with { Seconds = 0 });

    // Progress<T> reports on other threads, later.
    private sealed class Reports(List<TrainingProgress> list) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => list.Add(value);
    }
}
