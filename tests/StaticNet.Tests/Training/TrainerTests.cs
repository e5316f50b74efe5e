namespace StaticNet.Tests.Training;

public sealed class TrainerTests
{
    [Fact]
    public void Fit_learns_classes_and_reports_each_epoch()
    {
        Dataset test = TrainingData.Classes(300, seed: 9);
        var trainer = new Trainer<SoftmaxNetwork>(new SoftmaxNetwork(1), new Adam(0.02));
        var reports = new List<TrainingProgress>();
        History history = trainer.Fit(TrainingData.Classes(1000), new FitOptions
        {
            Epochs = 8,
            Validation = test,
            MeasureTrainingAccuracy = true,
            Progress = new Reports(reports),
        });
        Evaluation evaluation = trainer.Evaluate(test);
        Assert.That(evaluation.Accuracy > 0.9, $"accuracy {evaluation.Accuracy}");
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], history.Epochs.Select(e => e.Epoch));
        Assert.True(history.Epochs[^1].Loss < history.Epochs[0].Loss);
        Assert.Equal(evaluation.Accuracy, history.Epochs[^1].ValidationAccuracy);
        Assert.Equal(evaluation.Loss, history.Epochs[^1].ValidationLoss);
        Assert.True(history.Epochs[^1].Accuracy > 0.9);
        Assert.Equal(8 * 32, history.Updates);
        Assert.Equal(history.Epochs, reports.Where(r => r.Result is not null).Select(r => r.Result!));
        Assert.Equal(1000 / 32 + 1, reports[^1].StepsPerEpoch);
        Assert.Equal(history.Epochs[^1].Loss, reports[^1].Loss);
    }

    [Fact]
    public void Fit_learns_values_and_evaluates_errors()
    {
        var trainer = new Trainer<LinearNetwork>(new LinearNetwork(1), new Sgd(0.2));
        trainer.Fit(TrainingData.Lines(200), new FitOptions { Epochs = 30, ValidationFraction = 0.2 });
        Evaluation evaluation = trainer.Evaluate(TrainingData.Lines(200));
        Assert.Null(evaluation.Accuracy);
        Assert.That(evaluation.Regression!.R2 > 0.999, $"R2 {evaluation.Regression.R2}");
        Assert.Equal(Math.Sqrt(evaluation.Loss), evaluation.Regression.RootMeanSquaredError, 1e-6);
    }

    [Fact]
    public void Soft_targets_of_one_class_train_to_the_same_bits_as_labels()
    {
        Dataset labelled = TrainingData.Classes(100);
        float[] targets = new float[300];
        for (int i = 0; i < 100; i++)
            targets[3 * i + labelled.Labels[i]] = 1;
        var soft = new Dataset(labelled.Inputs.ToArray(), 4, targets, 3);
        Assert.Equal(Parameters(labelled, new FitOptions()), Parameters(soft, new FitOptions()));
        var trainer = new Trainer<SoftmaxNetwork>(new SoftmaxNetwork(1), new Adam());
        Assert.Equal(trainer.Evaluate(labelled).Accuracy, trainer.Evaluate(soft).Accuracy);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Fit_says_how_many_threads_there_were(int threads)
    {
        int seen = 0;
        var trainer = new Trainer<SoftmaxNetwork>(new SoftmaxNetwork(1), new Adam()) { Threads = threads };
        History history = trainer.Fit(TrainingData.Classes(640), new FitOptions
        {
            BatchSize = 640,
            Callbacks = [new Watch { Step = c => seen = c.Threads }],
        });
        Assert.Equal((threads, threads), (seen, history.Threads));
    }

    [Fact]
    public void The_last_batch_may_be_smaller_and_every_sample_comes_once()
    {
        var seen = new List<int>();
        var trainer = new Trainer<SoftmaxNetwork>(new SoftmaxNetwork(1), new Sgd(0.1));
        trainer.Fit(TrainingData.Classes(70), new FitOptions
        {
            BatchSize = 32,
            Callbacks = [new Watch { Step = c => seen.Add(c.Step) }],
        });
        Assert.Equal([1, 2, 3], seen);
        int[] order = new int[70];
        StaticNet.Training.SampleOrder.Shuffle(Enumerable.Range(0, 70).ToArray(), order, seed: 5, epoch: 2);
        Assert.Equal(Enumerable.Range(0, 70), order.Order());
        Assert.NotEqual(Enumerable.Range(0, 70), order);
    }

    [Fact]
    public void Same_seed_gives_the_same_bits_and_another_seed_others()
    {
        Dataset data = TrainingData.Classes(100);
        Assert.Equal(Parameters(data, new FitOptions { Seed = 3 }), Parameters(data, new FitOptions { Seed = 3 }));
        Assert.NotEqual(Parameters(data, new FitOptions { Seed = 3 }), Parameters(data, new FitOptions { Seed = 4 }));
        Assert.NotEqual(Parameters(data, new FitOptions()), Parameters(data, new FitOptions { Shuffle = false }));
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        Dataset data = TrainingData.Classes(640);
        long before = 0;
        var allocated = new long[20];
        var trainer = new Trainer<SoftmaxNetwork>(new SoftmaxNetwork(1), new Adam());
        trainer.Fit(data, new FitOptions
        {
            Schedule = new OneCycle(0.01, 20).AfterWarmUp(3),
            ClipNorm = 1,
            ClipValue = 0.5,
            Callbacks = [new Watch { Step = c =>
            {
                long now = GC.GetAllocatedBytesForCurrentThread();
                allocated[c.Step - 1] = now - before;
                before = GC.GetAllocatedBytesForCurrentThread();
            } }],
        });
        // The first allocates the optimizer's state; a collection by another test may charge a single one.
        Assert.True(allocated[1..].Count(bytes => bytes == 0) >= 17, string.Join(' ', allocated));
    }

    [Fact]
    public void Schedule_and_clipping_reach_the_update()
    {
        var rates = new List<double>();
        var norms = new List<double?>();
        var network = new SoftmaxNetwork(1);
        float[] start = network.Parameters.ToArray();
        new Trainer<SoftmaxNetwork>(network, new Sgd(99)).Fit(TrainingData.Classes(320), new FitOptions
        {
            Schedule = new StepDecay(0.1, 4, 0.5),
            ClipNorm = 1e-4,
            Callbacks = [new Watch { Step = c => { rates.Add(c.Optimizer.LearningRate); norms.Add(c.GradientNorm); } }],
        });
        Assert.Equal([0.1, 0.1, 0.1, 0.1, 0.05, 0.05, 0.05, 0.05, 0.025, 0.025], rates);
        Assert.All(norms, norm => Assert.True(norm > 0.01));
        double moved = Math.Sqrt(start.Zip(network.Parameters.ToArray(), (a, b) => (double)(a - b) * (a - b)).Sum());
        Assert.InRange(moved, 1e-6, 0.65 * 1e-4);
    }

    [Fact]
    public void Early_stopping_ends_and_restores_the_best_epoch()
    {
        // The rate grows until training no longer improves the validation loss.
        var losses = new List<(double? Loss, float[] Parameters)>();
        var network = new SoftmaxNetwork(1);
        History history = new Trainer<SoftmaxNetwork>(network, new Sgd(1)).Fit(TrainingData.Classes(64), new FitOptions
        {
            Epochs = 100,
            Schedule = new ExponentialDecay(0.1, 1.2),
            Validation = TrainingData.Classes(200, seed: 7),
            EarlyStopping = new EarlyStopping(Patience: 3),
            Callbacks = [new Watch { Epoch = (_, r) => losses.Add((r.ValidationLoss, network.Parameters.ToArray())) }],
        });
        int best = losses.IndexOf(losses.MinBy(l => l.Loss));
        Assert.True(history.StoppedEarly);
        Assert.Equal(best + 1, history.BestEpoch);
        Assert.Equal(best + 4, history.Epochs.Count);
        Assert.Equal(losses[best].Parameters, network.Parameters.ToArray());
    }

    [Fact]
    public void A_callback_can_stop_within_an_epoch()
    {
        var trainer = new Trainer<SoftmaxNetwork>(new SoftmaxNetwork(1), new Sgd(0.1));
        History history = trainer.Fit(TrainingData.Classes(320), new FitOptions
        {
            Epochs = 5,
            Callbacks = [new Watch { Step = c => c.Stop = c.Epoch == 2 && c.Step == 3 }],
        });
        Assert.Equal(13, history.Updates);
        Assert.Single(history.Epochs);
        Assert.True(history.StoppedEarly);
    }

    [Theory]
    [InlineData(2, 0, "4")]
    [InlineData(4, 3, "the label of sample 1 is 3, but the network has 3 classes")]
    public void Data_that_do_not_fit_are_refused_before_training(int inputSize, int label, string expected)
    {
        var data = new Dataset(new float[inputSize * 2], inputSize, [0, label]);
        var trainer = new Trainer<SoftmaxNetwork>(new SoftmaxNetwork(1), new Adam());
        Assert.Contains(expected, Assert.Throws<DatasetMismatchException>(() => trainer.Fit(data)).Message);
        Assert.Throws<DatasetMismatchException>(() => trainer.Evaluate(data));
        Assert.Equal(0, trainer.Optimizer.Steps);
    }

    [Fact]
    public void Targets_of_another_kind_and_contradicting_options_are_refused()
    {
        var trainer = new Trainer<LinearNetwork>(new LinearNetwork(1), new Adam());
        var labels = new Dataset(new float[6], 3, [0, 1]);
        Assert.Contains("class labels", Assert.Throws<DatasetMismatchException>(() => trainer.Fit(labels)).Message);
        Dataset data = TrainingData.Lines(4);
        Assert.Throws<ArgumentException>(() => trainer.Fit(data, new FitOptions { Resume = true }));
        Assert.Throws<ArgumentException>(
            () => trainer.Fit(data, new FitOptions { Validation = data, ValidationFraction = 0.5 }));
        Assert.Throws<ArgumentException>(() => trainer.Fit(
            data, new FitOptions { EarlyStopping = new EarlyStopping(1) { Monitor = MonitoredValue.ValidationLoss } }));
    }

    private static float[] Parameters(Dataset data, FitOptions options)
    {
        var network = new SoftmaxNetwork(1);
        new Trainer<SoftmaxNetwork>(network, new Adam(0.01)).Fit(data, options);
        return network.Parameters.ToArray();
    }

    // Progress<T> reports on other threads, later.
    private sealed class Reports(List<TrainingProgress> list) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => list.Add(value);
    }
}
