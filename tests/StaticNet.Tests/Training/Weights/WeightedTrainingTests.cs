namespace StaticNet.Tests.Training.Weights;

/// <summary>Weights of samples, positions and classes through the trainer.</summary>
public sealed class WeightedTrainingTests : IDisposable
{
    private const int Count = 50, Time = 5;

    private static readonly float[] Declared = [1, 2, 0.5f, 3];

    private readonly string _directory = Directory.CreateTempSubdirectory("staticnet").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Class_weights_of_the_run_are_those_that_a_loss_declares()
    {
        CheckDeclared<DeclaredRow, UndeclaredRow>(Classes(3, 1));
        Dataset steps = Classes(3 * Time, Time);
        CheckDeclared<ClassSteps, UndeclaredSteps>(steps);
        int[] lengths = [.. Enumerable.Range(0, Count).Select(i => 1 + i % Time)];
        CheckDeclared<ClassSteps, UndeclaredSteps>(steps.WithLengths(lengths, Time));
    }

    [Fact]
    public void Weights_of_the_data_and_of_classes_multiply_those_declared()
    {
        Dataset data = Classes(3, 1);
        float[] weights = [.. Enumerable.Range(0, Count).Select(i => i % 3 / 2f)];
        float[] product = [.. weights.Select((weight, i) => weight * Declared[data.Labels[i]])];
        AssertClose(
            Fit<DeclaredRow>(data.WithWeights(product)),
            Fit<DeclaredRow>(data.WithWeights(weights), new FitOptions { ClassWeights = Declared }));

        Dataset steps = Classes(3 * Time, Time);
        float[] each = [.. Enumerable.Range(0, Count * Time).Select(i => i % 7 / 3f)];
        float[] products = [.. each.Select((weight, i) => weight * Declared[steps.Labels[i]])];
        AssertClose(
            Fit<ClassSteps>(steps.WithWeights(products)),
            Fit<ClassSteps>(steps.WithWeights(each), new FitOptions { ClassWeights = Declared }));
    }

    [Fact]
    public void Evaluations_have_the_weights_of_the_data_and_none_of_classes()
    {
        Dataset data = Classes(3, 1);
        float[] weights = [.. Enumerable.Range(0, Count).Select(i => i % 3 / 2f)];
        Dataset weighted = data.WithWeights(weights);
        var trainer = new Trainer<ClassRow>(new ClassRow(1), new Sgd(1e-9)) { EvaluationBatchSize = 7 };
        double expected = Enumerable.Range(0, Count)
            .Sum(i => weights[i] * trainer.Evaluate(data.Skip(i).Take(1)).Loss) / weights.Sum();
        Evaluation evaluation = trainer.Evaluate(weighted), plain = trainer.Evaluate(data);
        Assert.Equal(expected, evaluation.Loss, 1e-6);
        Assert.NotEqual(expected, plain.Loss, 1e-3);
        Assert.Equal(plain.Accuracy, evaluation.Accuracy);
        Assert.Equal(plain.Confusion!.Total, evaluation.Confusion!.Total);

        var options = new FitOptions { Validation = weighted, ClassWeights = Declared, BatchSize = 8 };
        EpochResult epoch = trainer.Fit(weighted, options).Epochs[0];
        Assert.Equal(expected, epoch.ValidationLoss!.Value, 1e-5);
        double sum = 0, divisor = 0;
        for (int i = 0; i < Count; i++)
        {
            double weight = weights[i] * Declared[data.Labels[i]];
            sum += weight * trainer.Evaluate(data.Skip(i).Take(1)).Loss;
            divisor += weight;
        }
        Assert.Equal(sum / divisor, epoch.Loss, 1e-5);
    }

    [Fact]
    public void A_rare_class_is_learned_with_balanced_weights()
    {
        Dataset training = Rare(2000, seed: 1), test = Rare(2000, seed: 2);
        double Recall(float[]? weights)
        {
            var trainer = new Trainer<RareClass>(new RareClass(1), new Adam(0.01));
            trainer.Fit(training, new FitOptions { Epochs = 5, ClassWeights = weights });
            return trainer.Evaluate(test).Confusion!.PerClass[1].Recall;
        }
        Assert.True(Recall(null) < 0.2);
        Assert.True(Recall(ClassWeights.Balanced(training)) > 0.75);

        float[] targets = [.. training.Labels.ToArray().Select(label => (float)label)];
        var binary = new Trainer<RareTarget>(new RareTarget(1), new Adam(0.01));
        var data = new Dataset(training.Inputs.ToArray(), 2, targets, 1);
        binary.Fit(data, new FitOptions { Epochs = 5, ClassWeights = ClassWeights.Balanced(data) });
        Assert.True(binary.Evaluate(data).Confusion!.PerClass[1].Recall > 0.75);
    }

    [Fact]
    public void Resumes_to_the_same_bits_with_the_same_weights_of_classes_alone()
    {
        Dataset data = Classes(3, 1).WithWeights([.. Enumerable.Range(0, Count).Select(i => i % 4 / 3f)]);
        var options = new FitOptions
        {
            Epochs = 4, BatchSize = 8, ClassWeights = Declared, CheckpointPath = Path.Combine(_directory, "run"),
        };
        float[] expected = Fit<ClassRow>(data, options with { CheckpointPath = null });
        Fit<ClassRow>(data, options with { Epochs = 2 });
        Assert.Throws<CheckpointException>(
            () => Fit<ClassRow>(data, options with { Resume = true, ClassWeights = null }));
        Assert.Equal(expected, Fit<ClassRow>(data, options with { Resume = true }));
    }

    [Fact]
    public void A_batch_without_weight_changes_nothing()
    {
        float[] weights = new float[Count];
        weights[^1] = 1;
        var network = new ClassRow(1);
        float[] before = network.Parameters.ToArray();
        var trainer = new Trainer<ClassRow>(network, new Adam(0.1));
        Dataset data = Classes(3, 1).WithWeights(weights);
        History history = trainer.Fit(data.Take(Count - 1), new FitOptions { BatchSize = 8 });
        Assert.Equal(before, network.Parameters);
        Assert.Equal(7, history.Updates);
        Assert.True(double.IsFinite(trainer.Fit(data, new FitOptions { BatchSize = 8 }).Epochs[0].Loss));
        Assert.NotEqual(before, network.Parameters.ToArray());
    }

    [Fact]
    public void Says_which_weights_do_not_fit()
    {
        Dataset data = Classes(3, 1);
        AssertRefused<ClassRow>("a sample has 2 weights", data.WithWeights([.. Enumerable.Repeat(1f, 2 * Count)]));
        AssertRefused<ClassSteps>(
            "takes one, or 5, one for each",
            Classes(3 * Time, Time).WithWeights([.. Enumerable.Repeat(1f, 2 * Count)]));
        AssertRefused<ClassRow>("ClassWeights has 5 weights, but there are 4", data, [1, 1, 1, 1, 1]);
        AssertRefused<ClassRow>("is of class 3", data, [1, 1, 1]);
        Dataset values = new(new float[6], 3, [0.5f, 0, 1, 1], 2);
        AssertRefused<SquaredRow>("neither class labels nor single targets", values, [1, 2]);
        foreach (float[] bad in (float[][])[[1, -1], [float.NaN]])
            Assert.Throws<ArgumentException>(() => new FitOptions { ClassWeights = bad });

        static void AssertRefused<TNetwork>(string what, Dataset data, float[]? classWeights = null)
            where TNetwork : class, ITrainableNetwork<TNetwork>
        {
            Exception refused = Assert.ThrowsAny<Exception>(
                () => Fit<TNetwork>(data, new FitOptions { ClassWeights = classWeights }));
            Assert.True(refused is ArgumentException or DatasetMismatchException);
            Assert.Contains(what, refused.Message, StringComparison.Ordinal);
        }
    }

    private static void CheckDeclared<TDeclared, TNetwork>(Dataset data)
        where TDeclared : class, ITrainableNetwork<TDeclared>
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        float[] declared = Fit<TDeclared>(data);
        AssertClose(declared, Fit<TNetwork>(data, new FitOptions { ClassWeights = Declared }));
        Assert.NotEqual(declared, Fit<TNetwork>(data));
    }

    private static float[] Fit<TNetwork>(Dataset data, FitOptions? options = null)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        options ??= new FitOptions();
        var trainer = new Trainer<TNetwork>(TNetwork.Create(1), new Sgd(0.1));
        trainer.Fit(data, options with { Epochs = Math.Max(options.Epochs, 2), BatchSize = 8 });
        return trainer.Network.Parameters.ToArray();
    }

    private static void AssertClose(float[] expected, float[] actual)
    {
        foreach ((float want, float got) in expected.Zip(actual))
            Assert.Equal(want, got, 2e-6f);
    }

    private static Dataset Classes(int inputSize, int labels)
        => WeightedData.Random(new Random(3), Count, inputSize, labels, ofClasses: true);

    // One in fifty is of class 1, which overlaps the other.
    private static Dataset Rare(int count, int seed)
    {
        var random = new Random(seed);
        float[] inputs = new float[2 * count];
        int[] labels = [.. Enumerable.Range(0, count).Select(i => i % 50 == 0 ? 1 : 0)];
        for (int i = 0; i < inputs.Length; i++)
            inputs[i] = labels[i / 2] + (random.NextSingle() + random.NextSingle() + random.NextSingle() - 1.5f);
        return new Dataset(inputs, 2, labels);
    }
}

[Network, Input(2), Dense(2), Softmax, CrossEntropyLoss]
internal partial class RareClass;

[Network, Input(2), Dense(1), Sigmoid, BinaryCrossEntropyLoss]
internal partial class RareTarget;
