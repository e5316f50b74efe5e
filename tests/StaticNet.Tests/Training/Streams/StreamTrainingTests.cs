using StaticNet.Tests.Training.Weights;
using StaticNet.Training;

namespace StaticNet.Tests.Training.Streams;

/// <summary>Training and evaluating on data that come piece by piece.</summary>
public sealed class StreamTrainingTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    private static DataStream Pieces(Dataset data, int buffer = 50) => new(() => Cut(data)) { ShuffleBuffer = buffer };

    // Of all sizes, one sample among them.
    private static IEnumerable<Dataset> Cut(Dataset data)
    {
        int[] sizes = [1, 17, 5, 40];
        for (int start = 0, i = 0; start < data.Count; start += sizes[i++ % 4])
            yield return data.Skip(start).Take(Math.Min(sizes[i % 4], data.Count - start));
    }

    [Fact]
    public void In_their_order_a_stream_and_a_data_set_train_and_evaluate_to_the_same_bits()
    {
        CheckSame<SoftmaxNetwork>(TrainingData.Classes(203), dropLast: false);
        CheckSame<SoftmaxNetwork>(
            TrainingData.Classes(203).WithWeights([.. Enumerable.Range(0, 203).Select(i => i % 3f)]), dropLast: true);
        CheckSame<LinearNetwork>(TrainingData.Lines(100), dropLast: false);
        CheckSame<ClassSteps>(Steps(), dropLast: false);
    }

    private static Dataset Steps()
    {
        var random = new Random(6);
        int[] lengths = [.. Enumerable.Range(0, 61).Select(i => i is > 5 and < 12 ? 9 : random.Next(1, 10))];
        float[] inputs = [.. Enumerable.Range(0, 61 * 9 * 3).Select(_ => random.NextSingle() * 2 - 1)];
        int[] labels = [.. Enumerable.Range(0, 61 * 9).Select(_ => random.Next(4))];
        return new Dataset(inputs, 9 * 3, labels, 9).WithLengths(lengths, 9);
    }

    private static void CheckSame<TNetwork>(Dataset data, bool dropLast)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        var options = new FitOptions { Epochs = 2, BatchSize = 16, Shuffle = false, DropLast = dropLast };
        var whole = new Trainer<TNetwork>(TNetwork.Create(1), new Adam(0.01)) { EvaluationBatchSize = 32 };
        var pieces = new Trainer<TNetwork>(TNetwork.Create(1), new Adam(0.01)) { EvaluationBatchSize = 32 };
        History expected = whole.Fit(data, options), actual = pieces.Fit(Pieces(data), options);
        Assert.Equal(expected.Epochs.Select(epoch => epoch.Loss), actual.Epochs.Select(epoch => epoch.Loss));
        Assert.Equal(expected.Updates, actual.Updates);
        Assert.Equal(whole.Network.Parameters, pieces.Network.Parameters);
        (Evaluation left, Evaluation right) = (whole.Evaluate(data), pieces.Evaluate(Pieces(data)));
        Assert.Equal((left.Samples, left.Accuracy, left.Regression), (right.Samples, right.Accuracy, right.Regression));
        Assert.Equal(left.Loss, right.Loss, 1e-6);
    }

    [Fact]
    public void A_stream_of_targets_of_0_and_1_is_evaluated_as_a_classification_and_another_is_not()
    {
        var trainer = new Trainer<LinearNetwork>(new LinearNetwork(1), new Adam());
        float[] inputs = [.. Enumerable.Range(0, 300).Select(i => MathF.Sin(i))];
        float[] targets = [.. Enumerable.Range(0, 200).Select(i => (float)(i % 2))];
        var data = new Dataset(inputs, 3, targets, 2);
        Assert.Equal(trainer.Evaluate(data).Accuracy!.Value, trainer.Evaluate(Pieces(data)).Accuracy!.Value);
        targets[150] = 0.5f;
        Assert.Equal(trainer.Evaluate(data).Regression, trainer.Evaluate(Pieces(data)).Regression);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(13)]
    [InlineData(20)]
    public void Resumed_training_from_a_stream_ends_with_the_same_bits(int cancelAfter)
    {
        Dataset data = TrainingData.Classes(203);
        var options = new FitOptions
        {
            Epochs = 3, BatchSize = 16, Seed = 5, Validation = data.Take(40), CheckpointPath = _directory.File("run"),
            ClassWeights = [1, 2, 3],
        };
        var whole = new Trainer<SoftmaxNetwork>(new SoftmaxNetwork(1), new Adam(0.01));
        History expected = whole.Fit(Pieces(data), options with { CheckpointPath = null });

        using var source = new CancellationTokenSource();
        var cancel = new Watch { Step = context => { if (context.Updates == cancelAfter) source.Cancel(); } };
        var interrupted = new Trainer<SoftmaxNetwork>(new SoftmaxNetwork(1), new Adam(0.01)) { Threads = 1 };
        Assert.Throws<OperationCanceledException>(
            () => interrupted.Fit(Pieces(data), options with { Callbacks = [cancel] }, source.Token));
        var resumed = new Trainer<SoftmaxNetwork>(new SoftmaxNetwork(7), new Adam(0.01));
        FitOptions again = options with { Resume = true };
        Assert.Throws<CheckpointException>(() => resumed.Fit(Pieces(data, buffer: 60), again));
        Assert.Throws<CheckpointException>(() => resumed.Fit(data, again));
        History actual = resumed.Fit(Pieces(data), again);
        Assert.Equal(whole.Network.Parameters, resumed.Network.Parameters);
        Assert.Equal(expected.Epochs.Select(e => e.Loss), actual.Epochs.Select(e => e.Loss));
        Assert.Equal(expected.Epochs.Select(e => e.ValidationLoss), actual.Epochs.Select(e => e.ValidationLoss));
    }

    [Fact]
    public void Sources_of_every_kind_give_the_same_training()
    {
        Dataset data = TrainingData.Classes(100);
        async IAsyncEnumerable<Dataset> Wait()
        {
            foreach (Dataset piece in Cut(data))
            {
                await Task.Yield();
                yield return piece;
            }
        }
        Dataset[] pieces = [.. Cut(data)];
        DataStream[] streams =
        [
            Pieces(data, 1 << 14), new(pieces), new(Wait), new(number => number < pieces.Length ? pieces[number] : null),
            new(pieces) { ReadAhead = 1 },
        ];
        float[][] parameters = [.. streams.Select(stream =>
        {
            var trainer = new Trainer<SoftmaxNetwork>(new SoftmaxNetwork(1), new Adam(0.01));
            trainer.Fit(stream, new FitOptions { Epochs = 2 });
            return trainer.Network.Parameters.ToArray();
        })];
        Assert.All(parameters, other => Assert.Equal(parameters[0], other));
    }

    [Fact]
    public void What_is_wrong_with_a_stream_is_said_before_anything_is_trained()
    {
        Dataset data = TrainingData.Classes(50);
        float[] bad = data.Inputs.ToArray();
        bad[100] = float.NaN;
        int[] labels = data.Labels.ToArray();
        labels[30] = 3;
        Refused<DatasetMismatchException>(new([]), "empty");
        Refused<DatasetMismatchException>(
            new([data, new Dataset(bad, 4, [.. data.Labels])]), "the piece that starts with sample 50 of the stream");
        Refused<DatasetMismatchException>(new([data, new Dataset(bad[..96], 4, labels[..24]), new Dataset([.. data.Inputs], 4, labels)]), "sample 74 of the stream");
        Refused<DatasetMismatchException>(new([data, new Dataset([.. data.Inputs], 2, new int[100])]), "4 values of a sample");
        Refused<DatasetMismatchException>(new([data, data.WithWeights([.. Enumerable.Repeat(1f, 50)])]), "1 weights");
        Refused<DatasetMismatchException>(
            new([data, new Dataset([.. data.Inputs], 4, new float[50], 1)]), "target values, but class labels in the first");
        Refused<InvalidOperationException>(new([data, null!]), "null");
        Refused<FileNotFoundException>(new(() => Cut(data).Append(data).Select<Dataset, Dataset>(
            (piece, index) => index < 3 ? piece : throw new FileNotFoundException("gone"))), "gone");
        Refused<ArgumentException>(new([data]), "ValidationFraction", new FitOptions { ValidationFraction = 0.5 });
        Refused<ArgumentException>(new([data]), "Sampler", new FitOptions { Sampler = new BalancedSampler() });
        Refused<ArgumentException>(new([data]), "ClassWeights has 2", new FitOptions { ClassWeights = [1, 2] });
        var later = Assert.Throws<DatasetMismatchException>(() => new Trainer<SoftmaxNetwork>(new(1), new Adam()).Fit(
            new DataStream([new Dataset([.. data.Inputs], 4, new int[50]), data]), new FitOptions { ClassWeights = [1, 2] }));
        Assert.StartsWith("In the piece that starts with sample 50 of the stream: ClassWeights has 2", later.Message);
        int pass = 0;
        var shrinking = new DataStream(() => pass++ == 0 ? [data, data] : [data]);
        Assert.Contains("has fewer", Assert.Throws<DatasetMismatchException>(
            () => new Trainer<SoftmaxNetwork>(new SoftmaxNetwork(1), new Adam()).Fit(shrinking)).Message);
        pass = 0;
        var growing = new DataStream(() => pass++ == 0 ? [data] : [data, data]);
        Assert.Contains("has more", Assert.Throws<DatasetMismatchException>(
            () => new Trainer<SoftmaxNetwork>(new SoftmaxNetwork(1), new Adam()).Fit(growing)).Message);
    }

    private static void Refused<TException>(DataStream stream, string message, FitOptions? options = null)
        where TException : Exception
    {
        var trainer = new Trainer<SoftmaxNetwork>(new SoftmaxNetwork(1), new Adam());
        float[] before = trainer.Network.Parameters.ToArray();
        TException exception = Assert.ThrowsAny<TException>(() => trainer.Fit(stream, options));
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, trainer.Network.Parameters);
    }

    [Fact]
    public void Steps_allocate_nothing_and_pieces_are_let_go()
    {
        Dataset data = TrainingData.Classes(4_000);
        using var source = new PieceSource<SoftmaxNetwork>(
            new Trainer<SoftmaxNetwork>(new SoftmaxNetwork(1), new Adam()) { Threads = 1 },
            new DataStream([data]) { ShuffleBuffer = 200 }, new FitOptions { BatchSize = 8 }, CancellationToken.None);
        float[] gradients = new float[new SoftmaxNetwork(1).Parameters.Length];
        source.BeginEpoch(0, 0);
        int step = 0;
        source.LossAndGradients(step++, gradients);
        Assert.Equal(0, Allocation.Of(() => source.LossAndGradients(step++, gradients)));
    }
}
