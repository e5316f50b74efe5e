namespace StaticNet.Tests.Training.Outputs;

public sealed class SeveralOutputsTests
{
    [Fact]
    public void Both_losses_are_learned_and_reported_by_name()
    {
        var reports = new List<TrainingProgress>();
        var seen = new List<PerOutput<double>>();
        Trainer<TwoHeads> trainer = Create();
        Dataset test = new TwoHeadsData(100, seed: 2).ByName;
        History history = trainer.Fit(new TwoHeadsData(300).ByName, new FitOptions
        {
            Epochs = 20,
            BatchSize = 16,
            Validation = test,
            MeasureTrainingAccuracy = true,
            Progress = new Reports(reports),
            Callbacks = [new Watch { Step = context => seen.Add(context.OutputLosses) }],
        });
        EpochResult first = history.Epochs[0], last = history.Epochs[^1];
        Assert.Equal(["digit", "size"], last.Outputs.Keys);
        foreach (string output in last.Outputs.Keys)
        {
            Assert.True(last.Outputs[output].Loss < 0.5 * first.Outputs[output].Loss, output);
            Assert.True(last.Outputs[output].ValidationLoss < 0.5 * first.Outputs[output].ValidationLoss, output);
        }
        Assert.True(last.Outputs["digit"].ValidationAccuracy > 0.9 && last.Outputs[0].Accuracy > 0.9);
        Assert.Null(last.Outputs["size"].Accuracy ?? last.Outputs["size"].ValidationAccuracy ?? last.Accuracy);
        Assert.Equal(Sum(last.Outputs["digit"].Loss, last.Outputs["size"].Loss), last.Loss, 1e-12);
        Evaluation evaluation = trainer.Evaluate(test);
        Assert.Equal(last.ValidationLoss, evaluation.Loss);
        Assert.Equal(last.Outputs["digit"].ValidationAccuracy, evaluation.Outputs["digit"].Accuracy);
        Assert.Equal(last.Outputs["size"].Loss, seen[^1]["size"]);
        Assert.Equal(history.Epochs.Count * 19, seen.Count);
        Assert.Equal(seen[^1], reports[^1].OutputLosses);
        Assert.Equal(last.Loss, reports[^1].Loss);
        Assert.Equal(history.Epochs, reports.Select(report => report.Result).OfType<EpochResult>());
    }

    [Fact]
    public void By_name_in_any_order_or_by_position_the_bits_are_the_same()
    {
        var data = new TwoHeadsData(70);
        Assert.Equal(Fit(data.ByName), Fit(data.ByPosition));
        Trainer<TwoHeads> trainer = Create();
        Assert.Equal(trainer.Evaluate(data.ByName).Loss, trainer.Evaluate(data.ByPosition).Loss);
    }

    /// <summary>
    /// Each loss is a mean over what counts in it: labels are ignored, samples have weights, batches are uneven.
    /// </summary>
    [Fact]
    public void Evaluations_are_those_of_each_output_whatever_the_batches()
    {
        var data = new TwoHeadsData(50);
        for (int i = 0; i < 50; i += 3)
            data.Digits[i] = Dataset.NoClass;
        float[] weights = [.. Enumerable.Range(0, 50).Select(i => i % 7 / 3f)];
        (double Digit, double Size, bool IsRight)[] direct = data.Direct(TwoHeads.Create(1));
        double digit = 0, size = 0, counted = 0;
        for (int i = 0; i < 50; i++)
        {
            digit += weights[i] * direct[i].Digit;
            size += weights[i] * direct[i].Size;
            counted += data.Digits[i] == Dataset.NoClass ? 0 : weights[i];
        }
        int labels = data.Digits.Count(label => label >= 0);
        foreach (int batchSize in (int[])[50, 7, 1])
        {
            Trainer<TwoHeads> trainer = new(TwoHeads.Create(1), new Adam()) { EvaluationBatchSize = batchSize };
            Evaluation evaluation = trainer.Evaluate(data.ByName.WithWeights(weights));
            Assert.Equal(digit / counted, evaluation.Outputs["digit"].Loss, 1e-6);
            Assert.Equal(size / weights.Sum(), evaluation.Outputs["size"].Loss, 1e-6);
            Assert.Equal(Sum(digit / counted, size / weights.Sum()), evaluation.Loss, 1e-6);
            Assert.Equal(
                direct.Count(sample => sample.IsRight) / (double)labels, evaluation.Outputs["digit"].Accuracy!.Value,
                1e-12);
            Assert.Equal(labels, evaluation.Outputs["digit"].Confusion!.Total);
            double error = Math.Sqrt(direct.Average(sample => sample.Size));
            Assert.Equal(error, evaluation.Outputs["size"].Regression!.RootMeanSquaredError, 1e-6);
            Assert.Null(evaluation.Classification);
            Assert.Null(evaluation.Confusion);
            Assert.Contains("digit: accuracy", evaluation.ToString(), StringComparison.Ordinal);
        }
    }

    /// <summary>The losses of an epoch are before each update: at a learning rate of 0, those of the start.</summary>
    [Fact]
    public void The_losses_of_an_epoch_have_the_weights_of_samples_and_of_each_outputs_classes()
    {
        var data = new TwoHeadsData(50);
        float[] weights = [.. Enumerable.Range(0, 50).Select(i => i % 5 / 2f)], classes = [2, 0.5f, 1];
        (double Digit, double Size, bool IsRight)[] direct = data.Direct(TwoHeads.Create(1));
        double digit = 0, size = 0, counted = 0;
        for (int i = 0; i < 50; i++)
        {
            digit += weights[i] * classes[data.Digits[i]] * direct[i].Digit;
            counted += weights[i] * classes[data.Digits[i]];
            size += weights[i] * direct[i].Size;
        }
        EpochResult epoch = Create().Fit(data.ByName.WithWeights(weights), new FitOptions
        {
            BatchSize = 8,
            Schedule = new ConstantRate(0),
            OutputClassWeights = new Dictionary<string, float[]> { ["digit"] = classes },
        }).Epochs[0];
        Assert.Equal(digit / counted, epoch.Outputs["digit"].Loss, 1e-5);
        Assert.Equal(size / weights.Sum(), epoch.Outputs["size"].Loss, 1e-5);
        Assert.Equal(Sum(digit / counted, size / weights.Sum()), epoch.Loss, 1e-5);
    }

    [Fact]
    public void An_output_of_which_nothing_counts_leaves_the_other_to_learn()
    {
        var data = new TwoHeadsData(64);
        Array.Fill(data.Digits, Dataset.NoClass);
        Trainer<TwoHeads> trainer = Create();
        float[] before = trainer.Network.Parameters.ToArray();
        History history = trainer.Fit(data.ByName, new FitOptions { Epochs = 5, Validation = data.ByName });
        EpochResult last = history.Epochs[^1];
        Assert.Equal(0.5 * last.Outputs["size"].Loss, last.Loss, 1e-12);
        Assert.Equal(0, last.Outputs["digit"].Loss);
        Assert.True(double.IsNaN(last.Outputs["digit"].ValidationLoss!.Value));
        Assert.Equal(0.5 * last.Outputs["size"].ValidationLoss!.Value, last.ValidationLoss!.Value, 1e-12);
        Assert.Equal(before[..15], trainer.Network.Parameters[..15]);
        Assert.NotEqual(before[15..], trainer.Network.Parameters[15..].ToArray());

        float[] after = trainer.Network.Parameters.ToArray(), weights = new float[64];
        weights[^1] = 1;
        history = trainer.Fit(data.ByName.WithWeights(weights).Take(63), new FitOptions());
        Assert.Equal((0, 2), (history.Epochs[0].Loss, history.Updates));
        Assert.Equal(after, trainer.Network.Parameters);
    }

    [Fact]
    public void Early_stopping_watches_one_output()
    {
        // With a growing rate the classes, whose loss is bounded in its slope, go on after the values diverge.
        var data = new TwoHeadsData(100);
        History Run(string? output, MonitoredValue monitor) => Create().Fit(data.ByName, new FitOptions
        {
            Epochs = 40,
            ValidationFraction = 0.3,
            Schedule = new ExponentialDecay(0.01, 1.05),
            EarlyStopping = new EarlyStopping(40) { Output = output, Monitor = monitor },
        });
        foreach (string output in (string[])["digit", "size"])
        {
            History history = Run(output, MonitoredValue.Default);
            EpochResult best = history.Epochs.MinBy(epoch => epoch.Outputs[output].ValidationLoss)!;
            Assert.Equal(best.Epoch, history.BestEpoch);
        }
        History accuracy = Run("digit", MonitoredValue.ValidationAccuracy);
        Assert.Equal(
            accuracy.Epochs.MaxBy(epoch => epoch.Outputs["digit"].ValidationAccuracy)!.Epoch, accuracy.BestEpoch);
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        var allocated = new List<long>();
        long before = 0;
        Create().Fit(new TwoHeadsData(640).ByName, new FitOptions
        {
            OutputClassWeights = new Dictionary<string, float[]> { ["digit"] = [1, 2, 3] },
            Callbacks = [new Watch { Step = _ =>
            {
                allocated.Add(GC.GetAllocatedBytesForCurrentThread() - before);
                before = GC.GetAllocatedBytesForCurrentThread();
            } }],
        });
        // The list grows, the optimizer gets its state, and a collection by another test may charge one.
        Assert.True(allocated.Count(bytes => bytes == 0) >= 12, string.Join(' ', allocated));
    }

    [Fact]
    public void Balanced_weights_are_those_of_the_named_target()
    {
        var data = new Dataset([([1, 2, 3, 4], 1)], [("a", [0, 0, 0, 1]), ("b", [1f, 1, 0, 1], 1)]);
        Assert.Equal([4 / 6f, 2], ClassWeights.Balanced(data, "a"));
        Assert.Equal([2, 4 / 6f], ClassWeights.Balanced(data, "b"));
        Assert.Contains("no target c, but a, b", Assert.Throws<ArgumentException>(
            () => ClassWeights.Balanced(data, "c")).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => ClassWeights.Balanced(data));
    }

    internal static Trainer<TwoHeads> Create(long seed = 1) => new(TwoHeads.Create(seed), new Adam(0.05));

    internal static float[] Fit(Dataset data, FitOptions? options = null, Trainer<TwoHeads>? trainer = null)
    {
        trainer ??= Create();
        trainer.Fit(data, options ?? new FitOptions { Epochs = 3, BatchSize = 8 });
        return trainer.Network.Parameters.ToArray();
    }

    private static double Sum(double digit, double size) => digit + TwoHeads.SizeWeight * size;

    private sealed class Reports(List<TrainingProgress> list) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => list.Add(value);
    }
}
