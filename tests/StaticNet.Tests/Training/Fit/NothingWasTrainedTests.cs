namespace StaticNet.Tests.Training;

/// <summary>
/// Of whatever <c>Fit</c> says "Nothing was trained": parameters, buffers, the optimizer's state and files are the same
/// bits as before, and no callback saw a step.
/// </summary>
public sealed class NothingWasTrainedTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    // Windows deletes no file that is read-only.
    public void Dispose()
    {
        foreach (string file in Directory.EnumerateFiles(_directory.Path))
            File.SetAttributes(file, FileAttributes.Normal);
        _directory.Dispose();
    }

    public static TheoryData<string> Samples => [.. s_samples.Keys];

    public static TheoryData<string> Streams => [.. s_streams.Keys];

    public static TheoryData<string> Resumes => [.. s_resumes.Keys];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Samples_are_refused(string name) => s_samples[name](this);

    [Theory]
    [MemberData(nameof(Streams))]
    public void Streams_are_refused(string name)
    {
        (string message, Type type, Func<NothingWasTrainedTests, (NextTokenDataset, StreamFitOptions)> create) =
            s_streams[name];
        (NextTokenDataset data, StreamFitOptions options) = create(this);
        Check<TokenNetwork>(type, message, (trainer, watch) => trainer.Fit(
            data, options with { Callbacks = [.. options.Callbacks, watch] }));
    }

    [Theory]
    [MemberData(nameof(Resumes))]
    public void Resuming_is_refused(string name)
    {
        (string message, FitOptions first, FitOptions then, double rate) = s_resumes[name];
        string path = _directory.File("run");
        Dataset data = TrainingData.Classes(100);
        new Trainer<BatchNormNetwork>(new BatchNormNetwork(3), new Adam(Rate))
            .Fit(data, first with { CheckpointPath = path });
        Check<BatchNormNetwork>(typeof(CheckpointException), message, rate: rate, fit: (trainer, watch) => trainer.Fit(
            data, then with { CheckpointPath = path, Resume = true, Epochs = 4, Callbacks = [watch] }));
    }

    [Fact]
    public void The_optimizer_of_another_network_is_refused()
    {
        foreach (Action<Optimizer> fit in (Action<Optimizer>[])
            [
                optimizer => Refuse(new BatchNormNetwork(1), optimizer, t => t.Fit(TrainingData.Classes(64))),
                optimizer => Refuse(new TokenNetwork(1), optimizer, t => t.Fit(Tokens(5000))),
            ])
        {
            var used = new Adam();
            used.Step(new float[7], new float[7]);
            fit(used);
        }

        void Refuse<TNetwork>(TNetwork network, Optimizer optimizer, Action<Trainer<TNetwork>> fit)
            where TNetwork : class, ITrainableNetwork<TNetwork>
        {
            var trainer = new Trainer<TNetwork>(network, optimizer);
            var before = new TrainerSnapshot<TNetwork>(trainer, _directory.Path);
            Assert.Contains("state of 7 parameters", Assert.Throws<ArgumentException>(() => fit(trainer)).Message);
            before.AssertSame(new TrainerSnapshot<TNetwork>(trainer, _directory.Path));
        }
    }

    // As where one optimizer trains the network of each fold: the moments of the last one would mislead the next.
    [Fact]
    public void The_optimizer_of_another_network_of_the_same_class_is_refused()
    {
        Dataset data = TrainingData.Classes(64);
        var used = new Adam();
        var first = new Trainer<BatchNormNetwork>(new BatchNormNetwork(1), used);
        first.Fit(data);
        new Trainer<BatchNormNetwork>(first.Network, used).Fit(data);
        var second = new Trainer<BatchNormNetwork>(new BatchNormNetwork(1), used);
        var before = new TrainerSnapshot<BatchNormNetwork>(second, _directory.Path);
        Assert.Contains("one optimizer per network", Assert.Throws<ArgumentException>(() => second.Fit(data)).Message);
        before.AssertSame(new TrainerSnapshot<BatchNormNetwork>(second, _directory.Path));
        used.ImportState(used.ExportState());
        Assert.Equal(2, second.Fit(data).Updates);

        var stateless = new Sgd(0.1);
        new Trainer<BatchNormNetwork>(new BatchNormNetwork(1), stateless).Fit(data);
        new Trainer<BatchNormNetwork>(new BatchNormNetwork(2), stateless).Fit(data);
    }

    // The checkpoint replaces the state.
    [Fact]
    public void An_optimizer_that_resumes_may_have_trained_another_network()
    {
        Dataset data = TrainingData.Classes(64);
        var options = new FitOptions { CheckpointPath = _directory.File("run"), Resume = true };
        var used = new Adam();
        new Trainer<BatchNormNetwork>(new BatchNormNetwork(1), used).Fit(data, options);
        var resumed = new Trainer<BatchNormNetwork>(new BatchNormNetwork(2), used);
        Assert.Equal(4, resumed.Fit(data, options with { Epochs = 2 }).Updates);
    }

    private const double Rate = 0.01;

    private static readonly Dictionary<string, Action<NothingWasTrainedTests>> s_samples = new()
    {
        ["label too great"] = Data<BatchNormNetwork>("label of sample 99 is 3", Classes(last: 3)),
        ["label negative"] = Data<BatchNormNetwork>("label of sample 99 is -1", Classes(last: -1)),
        ["another ignored label"] = Data<IgnoresAfar>("ignores 255", Classes(last: Dataset.NoClass)),
        ["validation label"] = Options<BatchNormNetwork>(
            "validation data do not fit", new() { Validation = Classes(last: 7) }),
        ["inputs of another size"] = Data<BatchNormNetwork>("takes 4", new(new float[10], 5, [0, 1])),
        ["labels of another number"] = Data<BatchNormNetwork>("loss takes 1", new(new float[8], 4, [0, 1, 1, 0], 2)),
        ["labels for values"] = Data<LinearNetwork>("class labels", new(new float[6], 3, [0, 1])),
        ["values of another number"] = Data<LinearNetwork>("takes 2", new(new float[6], 3, new float[6], 3)),
        ["input NaN"] = Data<BatchNormNetwork>("position 3 of sample 99 is NaN", Classes(lastInput: float.NaN)),
        ["input infinite"] = Options<BatchNormNetwork>(
            "validation data have an input", new() { Validation = Classes(lastInput: float.NegativeInfinity) }),
        ["target infinite"] = Data<LinearNetwork>(
            "position 1 of sample 1 is Infinity", new(new float[6], 3, [0f, 0, 0, float.PositiveInfinity], 2)),
        ["token too great"] = Data<TokenNetwork>(
            "token at position 1 of sample 2 is 11", Dataset.OfTokens([1, 2, 3, 4, 5, 11], 2, new int[6], 2)),
        ["token no whole number"] = Data<TokenNetwork>(
            "token at position 0 of sample 1 is 0.5", new([1, 2, 0.5f, 3], 2, new int[4], 2)),
        ["accuracy of a regression"] = Options<LinearNetwork>("regression", new()
        {
            Validation = TrainingData.Lines(9),
            EarlyStopping = new EarlyStopping(1) { Monitor = MonitoredValue.ValidationAccuracy },
        }),
        ["accuracy without validation"] = Options<BatchNormNetwork>("no validation data", new()
        {
            EarlyStopping = new EarlyStopping(1) { Monitor = MonitoredValue.ValidationAccuracy },
        }),
        ["loss without validation"] = Options<BatchNormNetwork>("no validation data", new()
        {
            EarlyStopping = new EarlyStopping(1) { Monitor = MonitoredValue.ValidationLoss },
        }),
        ["validation twice"] = Options<BatchNormNetwork>(
            "only one can be", new() { Validation = Classes(), ValidationFraction = 0.5 }),
        ["batch too small"] = Options<BatchNormNetwork>("BatchSize", new() { BatchSize = 11 }),
        ["resume from nowhere"] = Options<BatchNormNetwork>("need a CheckpointPath", new() { Resume = true }),
        ["checkpoint steps"] = Options<BatchNormNetwork>("need a CheckpointPath", new() { CheckpointSteps = 2 }),
        ["no path"] = Options<BatchNormNetwork>("path", new() { CheckpointPath = "" }),
        ["no directory"] = Path("no directory", test => test._directory.File("none/run"), typeof(DirectoryNotFoundException)),
        ["a directory"] = Path("is a directory", test => test._directory.Path, typeof(FileWriteException)),
        ["a read-only file"] = Path("is read-only", test => test.ReadOnlyFile(), typeof(UnauthorizedAccessException)),
        ["no callbacks"] = Options<BatchNormNetwork>("Callbacks", new() { Callbacks = null! }),
        ["null callback"] = Options<BatchNormNetwork>("Callbacks", new() { Callbacks = [null!] }),
        ["two schedules"] = Options<BatchNormNetwork>("only one can be", new()
        {
            Schedule = new ConstantRate(1),
            RunSchedule = run => new ConstantRate(1),
        }),
        ["no schedule"] = Options<BatchNormNetwork>("no schedule", new() { RunSchedule = run => null! }),
        ["last rate NaN"] = Options<BatchNormNetwork>(
            "update 4 the learning rate NaN", new() { RunSchedule = run => new NanAt(run.Updates - 1) }),
        ["rate infinite"] = Options<BatchNormNetwork>(
            "update 4 the learning rate Infinity", new() { Schedule = new ExponentialDecay(1, 1e100) }),
    };

    private static readonly Dictionary<
        string, (string Message, Type Type, Func<NothingWasTrainedTests, (NextTokenDataset, StreamFitOptions)>)>
        s_streams = new()
    {
        ["vocabulary too large"] = Stream("vocabulary has 12 symbols", () => new([.. Enumerable.Range(0, 500).Select(i => i % 12)], 12)),
        ["validation of another vocabulary"] = Stream("another vocabulary", options: new() { Validation = new(new int[90], 5) }),
        ["too few tokens"] = Stream("tokens", () => Tokens(40), type: typeof(ArgumentException)),
        ["accuracy without validation"] = Stream(
            "no validation data", type: typeof(ArgumentException),
            options: new() { EarlyStopping = new EarlyStopping(1) { Monitor = MonitoredValue.ValidationAccuracy } }),
        ["null callback"] = Stream("Callbacks", options: new() { Callbacks = [null!] }, type: typeof(ArgumentException)),
        ["no directory"] = Stream(
            "no directory", type: typeof(DirectoryNotFoundException), options: new() { CheckpointPath = "/no/such/run" }),
        ["last rate NaN"] = Stream(
            "NaN", type: typeof(ArgumentException), options: new() { RunSchedule = run => new NanAt(run.Updates - 1) }),
    };

    private static readonly FitOptions s_usual = new()
    {
        BatchSize = 10,
        EarlyStopping = new EarlyStopping(9),
        ValidationFraction = 0.2,
    };

    private static readonly Dictionary<string, (string Message, FitOptions First, FitOptions Then, double Rate)>
        s_resumes = new()
    {
        ["seed"] = ("its seed is 0, here it is 1", s_usual, s_usual with { Seed = 1 }, Rate),
        ["batches"] = ("its batch_size is 10, here it is 20", s_usual, s_usual with { BatchSize = 20 }, Rate),
        ["order"] = ("shuffle", s_usual, s_usual with { Shuffle = false }, Rate),
        ["validation"] = ("validation_fraction", s_usual, s_usual with { ValidationFraction = 0.3 }, Rate),
        ["learning rate"] = (
            "began with a learning rate of 0.01, here it is 0.5. "
            + "To go on with this one, set Schedule = new ConstantRate(0.5)",
            s_usual, s_usual, 0.5),
        ["schedule left out"] = ("the run had a schedule", s_usual with { Schedule = new ConstantRate(1) }, s_usual, Rate),
        ["another monitor"] = (
            "early stopping watched ValidationLoss, but here it is to watch Loss", s_usual,
            s_usual with { EarlyStopping = new EarlyStopping(9) { Monitor = MonitoredValue.Loss } }, Rate),
        ["best that was not kept"] = (
            "RestoreBest = false", s_usual with { EarlyStopping = new EarlyStopping(9) { RestoreBest = false } },
            s_usual, Rate),
    };

    private static Action<NothingWasTrainedTests> Data<TNetwork>(string message, Dataset data)
        where TNetwork : class, ITrainableNetwork<TNetwork>
        => test => test.Check<TNetwork>(typeof(DatasetMismatchException), message, (trainer, watch) => trainer.Fit(
            data, new FitOptions { BatchSize = 20, Shuffle = false, Callbacks = [watch] }));

    private static Action<NothingWasTrainedTests> Options<TNetwork>(string message, FitOptions options)
        where TNetwork : class, ITrainableNetwork<TNetwork>
        => test => test.Check<TNetwork>(
            options.Validation is { HasLabels: true } && options.ValidationFraction == 0
                ? typeof(DatasetMismatchException)
                : typeof(ArgumentException),
            message,
            (trainer, watch) => trainer.Fit(
                TNetwork.TargetIndices == 0 ? TrainingData.Lines(100) : Classes(),
                options with
                {
                    BatchSize = options.BatchSize == 32 ? 20 : options.BatchSize,
                    Callbacks = options.Callbacks is [] ? [watch] : options.Callbacks!,
                }));

    private static Action<NothingWasTrainedTests> Path(
        string message, Func<NothingWasTrainedTests, string> path, Type type)
        => test =>
        {
            string checkpoint = path(test);
            test.Check<BatchNormNetwork>(type, message, (trainer, watch) => trainer.Fit(
                Classes(), new FitOptions { BatchSize = 20, CheckpointPath = checkpoint, Callbacks = [watch] }));
        };

    private static (string, Type, Func<NothingWasTrainedTests, (NextTokenDataset, StreamFitOptions)>) Stream(
        string message, Func<NextTokenDataset>? data = null, StreamFitOptions? options = null, Type? type = null)
        => (message, type ?? typeof(DatasetMismatchException),
            _ => (data?.Invoke() ?? Tokens(500), (options ?? new()) with { Streams = 4, Window = 20 }));

    private static Dataset Classes(int last = 0, float lastInput = 0)
    {
        Dataset data = TrainingData.Classes(100);
        float[] inputs = data.Inputs.ToArray();
        int[] labels = data.Labels.ToArray();
        (inputs[^1], labels[^1]) = (lastInput, last);
        return new Dataset(inputs, 4, labels);
    }

    private static NextTokenDataset Tokens(int count) => new([.. Enumerable.Range(0, count).Select(i => i * i % 11)], 11);

    private string ReadOnlyFile()
    {
        string path = _directory.Write("kept", [1, 2, 3]);
        File.SetAttributes(path, FileAttributes.ReadOnly);
        return path;
    }

    private void Check<TNetwork>(
        Type type, string message, Action<Trainer<TNetwork>, TrainingCallback> fit, double rate = Rate)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        TNetwork network = TNetwork.Create(5);
        var trainer = new Trainer<TNetwork>(network, new Adam(rate));
        float[] gradients = new float[network.Parameters.Length];
        gradients.AsSpan().Fill(0.1f);
        trainer.Optimizer.Step(network.Parameters, gradients);
        var before = new TrainerSnapshot<TNetwork>(trainer, _directory.Path);
        var watch = new Watch { Step = _ => Assert.Fail("A step was made.") };
        Exception error = Assert.Throws(type, () => fit(trainer, watch));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        before.AssertSame(new TrainerSnapshot<TNetwork>(trainer, _directory.Path));
    }

    private sealed record NanAt(int Update) : LearningRateSchedule
    {
        public override double At(long update) => update == Update ? double.NaN : 0.1;
    }
}

[Network]
[Input(4)]
[Dense(3), Softmax]
[CrossEntropyLoss(IgnoreIndex = 255)]
internal partial class IgnoresAfar;
