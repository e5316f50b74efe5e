using StaticNet.Tests.Training.Weights;
using StaticNet.Training;

namespace StaticNet.Tests.Training;

/// <summary>Sequences of different lengths in one data set: padding is never read, whatever stands in it.</summary>
public sealed class RaggedTrainingTests : IDisposable
{
    private const int Count = 61, Longest = 9;

    private readonly string _directory = Directory.CreateTempSubdirectory("staticnet").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void An_epoch_of_one_batch_is_the_mean_of_sequences_one_by_one()
    {
        CheckOneByOne<ClassSteps>(Steps(perStep: true));
        CheckOneByOne<ClassOfSteps>(Steps(perStep: false));
        CheckOneByOne<SquaredSteps>(Values());
        CheckOneByOne<ClassOfTokens>(Tokens());
    }

    [Fact]
    public void Evaluation_depends_neither_on_batches_nor_on_padding()
    {
        CheckEvaluation<ClassSteps>(Steps(perStep: true), Steps(perStep: true, garbage: true));
        CheckEvaluation<ClassOfSteps>(Steps(perStep: false), Steps(perStep: false, garbage: true));
        CheckEvaluation<SquaredSteps>(Values(), Values(garbage: true));
        CheckEvaluation<BinarySteps>(Values(), Values(garbage: true));
        CheckEvaluation<ClassOfTokens>(Tokens(), Tokens(garbage: true));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Training_never_reads_padding_and_resumes_to_the_same_bits(bool buckets, bool weights)
    {
        CheckFit<ClassSteps>(
            Steps(perStep: true, weights: weights), Steps(perStep: true, garbage: true, weights: weights), buckets);
        CheckFit<ClassOfTokens>(Tokens(), Tokens(garbage: true), buckets);
        CheckFit<SquaredSteps>(Values(), Values(garbage: true), buckets);
    }

    [Fact]
    public void Buckets_put_sequences_of_about_the_same_length_together_and_lose_none()
    {
        const int Many = 1000, BatchSize = 16;
        var random = new Random(4);
        int[] lengths = [.. Enumerable.Range(0, Many).Select(_ => random.Next(1, 101))];
        Dataset data = new Dataset(new float[Many * 100], 100, new int[Many]).WithLengths(lengths, 100);
        var buckets = new LengthBuckets(data, BatchSize);
        int[] Epoch(int epoch, ulong seed)
        {
            int[] order = new int[Many];
            SampleOrder.Shuffle(SampleOrder.All(Many), order, seed, epoch);
            buckets.Arrange(order, RandomSeed.Of(seed, RandomUse.Batches, (ulong)epoch));
            return order;
        }
        int[] first = Epoch(0, 1);
        Assert.Equal(SampleOrder.All(Many), first.Order());
        Assert.Equal(first, Epoch(0, 1));
        Assert.NotEqual(first, Epoch(1, 1));
        Assert.NotEqual(first, Epoch(0, 2));

        long Padded(IEnumerable<int> order)
            => order.Select(i => lengths[i]).Chunk(BatchSize).Sum(batch => (long)batch.Length * batch.Max());
        Assert.True(Padded(first) < 1.06 * lengths.Sum());
        Assert.True(Padded(SampleOrder.All(Many)) > 1.7 * lengths.Sum());
        double[] means = [.. first.Chunk(BatchSize).Select(b => b.Average(i => lengths[i]))];
        Assert.InRange(means[..(means.Length / 2)].Average(), 35, 65); // not from short to long
        int[] sorted = SampleOrder.All(Many);
        buckets.Arrange(sorted, seed: null);
        Assert.Equal(sorted[992..], SampleOrder.All(Many)[992..]);
        Assert.Equal(sorted[..800].Select(i => lengths[i]).Order(), sorted[..800].Select(i => lengths[i]));
    }

    [Fact]
    public void Learns_what_a_sequence_says_before_it_ends()
    {
        // The class is that of the last token, which padding would hide.
        var random = new Random(5);
        int[][] tokens = [.. Enumerable.Range(0, 400).Select(_ => Random(random, random.Next(2, 13), 9))];
        Dataset data = Dataset.OfTokens(tokens, [.. tokens.Select(sequence => sequence[^1] % 4)]);
        var trainer = new Trainer<LastToken>(new LastToken(1), new Adam(0.02));
        var options = new FitOptions
        {
            Epochs = 12,
            BatchSize = 16,
            BucketByLength = true,
            ValidationFraction = 0.2,
            MeasureTrainingAccuracy = true,
        };
        EpochResult last = trainer.Fit(data, options).Epochs[^1];
        Assert.True(last.ValidationAccuracy > 0.95);
        Assert.True(last.Accuracy > 0.95);
    }

    [Fact]
    public void Says_what_does_not_fit()
    {
        AssertMismatch<ClassRow>(Steps(perStep: false), "no time axis");
        AssertMismatch<ClassOfTokens>(Steps(perStep: false), "a time step has 3 values, but the network takes 1");
        AssertMismatch<ClassSteps>(Steps(perStep: false), "a sample has 1 label");
        AssertMismatch<ClassOfSteps>(Steps(perStep: true), "a sample has 9 labels");

        static void AssertMismatch<TNetwork>(Dataset data, string what)
            where TNetwork : class, ITrainableNetwork<TNetwork>
            => Assert.Contains(
                what,
                Assert.Throws<DatasetMismatchException>(
                    () => new Trainer<TNetwork>(TNetwork.Create(1), new Sgd(1)).Fit(data)).Message,
                StringComparison.Ordinal);
    }

    // One step of plain gradient descent takes the gradients to the parameters.
    private static void CheckOneByOne<TNetwork>(Dataset data)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        var trainer = new Trainer<TNetwork>(TNetwork.Create(1), new Sgd(1));
        float[] before = trainer.Network.Parameters.ToArray();
        History history = trainer.Fit(data, new FitOptions { BatchSize = Count });
        LossResult sum = LossResult.Zero<TNetwork>();
        for (int sample = 0; sample < data.Count; sample++)
            sum = sum.Plus(RunAlone<TNetwork>(data.Gather([sample])));
        Assert.Equal(sum.Total / sum.Divisor, history.Epochs[0].Loss, 1e-6 * history.Epochs[0].Loss);
        double largest = sum.Gradients.Max(Math.Abs) / sum.Divisor;
        for (int i = 0; i < before.Length; i++)
        {
            double gradient = before[i] - trainer.Network.Parameters[i];
            Assert.Equal(sum.Gradients[i] / sum.Divisor, gradient, 4e-6 * largest + 1e-7 * Math.Abs(before[i]));
        }
    }

    // Without a length, and without padding.
    private static LossResult RunAlone<TNetwork>(Dataset one)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        float[] input = one.Input(0).ToArray();
        int steps = TNetwork.OutputHasTime ? one.Lengths[0] : 1, all = TNetwork.OutputHasTime ? one.Steps : 1;
        Dataset whole = one.HasLabels
            ? new Dataset(input, input.Length, one.Labels[..steps].ToArray(), steps)
            : new Dataset(
                input, input.Length, one.Targets[..(steps * one.TargetSize / all)].ToArray(),
                steps * one.TargetSize / all);
        return WeightedData.Run<TNetwork>(whole, []);
    }

    private static void CheckEvaluation<TNetwork>(Dataset data, Dataset garbage)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        Evaluation Evaluate(Dataset data, int batchSize)
            => new Trainer<TNetwork>(TNetwork.Create(1), new Sgd(1)) { EvaluationBatchSize = batchSize }.Evaluate(data);
        Evaluation one = Evaluate(data, 1);
        foreach (int size in (int[])[7, 1000])
        {
            foreach (Dataset same in (Dataset[])[data, garbage])
            {
                Evaluation evaluation = Evaluate(same, size);
                Assert.Equal(one.Loss, evaluation.Loss, 1e-6 * one.Loss);
                Assert.Equal(one.Accuracy, evaluation.Accuracy);
                Assert.Equal(one.Confusion?.Total, evaluation.Confusion?.Total);
                if (one.Regression is not { } errors)
                    continue;
                Assert.Equal(errors.MeanAbsoluteError, evaluation.Regression!.MeanAbsoluteError, 1e-6);
                Assert.Equal(errors.R2, evaluation.Regression.R2, 1e-5);
            }
        }
        if (TNetwork.OutputHasTime && one.Confusion is { } confusion && TNetwork.TargetIndices > 0)
            Assert.Equal(CountedLabels(data), confusion.Total);
    }

    private static int CountedLabels(Dataset data)
        => Enumerable.Range(0, data.Count)
            .Sum(i => data.Labels.Slice(i * Longest, data.Lengths[i]).ToArray().Count(label => label != 2));

    private void CheckFit<TNetwork>(Dataset data, Dataset garbage, bool buckets)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        string path = Path.Combine(_directory, $"{typeof(TNetwork).Name}.safetensors");
        var options = new FitOptions
        {
            Epochs = 3, BatchSize = 8, BucketByLength = buckets, ValidationFraction = 0.1, CheckpointPath = path,
        };
        var whole = new Trainer<TNetwork>(TNetwork.Create(1), new Adam(0.01));
        History history = whole.Fit(data, options);
        float[] expected = whole.Network.Parameters.ToArray();
        Assert.All(history.Epochs, epoch => Assert.True(epoch.ValidationLoss < 10));
        File.Delete(path);

        using var source = new CancellationTokenSource();
        var cancel = new Watch { Step = context => { if (context.Updates == 10) source.Cancel(); } };
        var interrupted = new Trainer<TNetwork>(TNetwork.Create(1), new Adam(0.01)) { Threads = 1 };
        Assert.Throws<OperationCanceledException>(
            () => interrupted.Fit(garbage, options with { Callbacks = [cancel] }, source.Token));
        var resumed = new Trainer<TNetwork>(TNetwork.Create(7), new Adam(0.01));
        History again = resumed.Fit(garbage, options with { Resume = true });
        Assert.Equal(expected, resumed.Network.Parameters);
        Assert.Equal(history.Epochs.Select(epoch => epoch.Loss), again.Epochs.Select(epoch => epoch.Loss));
        Assert.Throws<CheckpointException>(() => new Trainer<TNetwork>(TNetwork.Create(1), new Adam(0.01))
            .Fit(data, options with { Resume = true, BucketByLength = !buckets }));
        File.Delete(path);
    }

    private static int[] Random(Random random, int count, int below)
        => [.. Enumerable.Range(0, count).Select(_ => random.Next(below))];

    private static int[] Lengths() => [.. Random(new Random(8), Count, Longest).Select(length => length + 1)];

    private static Dataset Steps(bool perStep, bool garbage = false, bool weights = false)
    {
        var random = new Random(6);
        int[] lengths = Lengths();
        float[] inputs = [.. Enumerable.Range(0, Count * Longest * 3).Select(_ => random.NextSingle() * 2 - 1)];
        int[] labels = Random(random, perStep ? Count * Longest : Count, 4);
        if (garbage)
            Spoil(inputs, lengths, float.NaN);
        if (garbage && perStep)
            Spoil(labels, lengths, Dataset.NoClass);
        Dataset data = new Dataset(inputs, Longest * 3, labels, perStep ? Longest : 1).WithLengths(lengths, Longest);
        float[] weighing = [.. Enumerable.Range(0, labels.Length).Select(i => i % 5 / 2f)];
        return weights ? data.WithWeights(weighing) : data;
    }

    private static Dataset Values(bool garbage = false)
    {
        var random = new Random(7);
        int[] lengths = Lengths();
        float[] inputs = [.. Enumerable.Range(0, Count * Longest * 3).Select(_ => random.NextSingle() * 2 - 1)];
        float[] targets = [.. Random(random, Count * Longest * 2, 2).Select(value => (float)value)];
        if (garbage)
        {
            Spoil(inputs, lengths, float.PositiveInfinity);
            Spoil(targets, lengths, float.NaN);
        }
        return new Dataset(inputs, Longest * 3, targets, Longest * 2).WithLengths(lengths, Longest);
    }

    private static Dataset Tokens(bool garbage = false)
    {
        var random = new Random(9);
        int[] lengths = Lengths(), tokens = Random(random, Count * Longest, 9), labels = Random(random, Count, 4);
        if (garbage)
            Spoil(tokens, lengths, 12345);
        return Dataset.OfTokens(tokens, Longest, labels).WithLengths(lengths, Longest);
    }

    private static void Spoil<T>(T[] rows, int[] lengths, T with)
    {
        int size = rows.Length / lengths.Length, step = size / Longest;
        for (int i = 0; i < lengths.Length; i++)
            rows.AsSpan(i * size, size)[(lengths[i] * step)..].Fill(with);
    }
}

[Network, TokenInput(9), Embedding(8), Gru(12, ReturnSequences = false), Dense(4), CrossEntropyLoss]
internal partial class LastToken;
