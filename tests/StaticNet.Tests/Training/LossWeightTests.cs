namespace StaticNet.Tests.Training;

/// <summary>Losses of several batches are what they would be in one, whatever the loss counts.</summary>
public sealed class LossWeightTests
{
    private const int Ignored = 0;

    [Fact]
    public void Evaluation_does_not_depend_on_the_size_of_batches()
    {
        Check(new WeighedClasses(1), Labels());
        Check(new IgnoredClass(1), Labels());
        Check(new SummedClasses(1), Labels());
    }

    [Fact]
    public void Ignored_targets_are_neither_right_nor_wrong()
    {
        Dataset data = Labels();
        Evaluation evaluation = new Trainer<WeighedClasses>(new WeighedClasses(1), new Sgd(1)).Evaluate(data);
        Assert.Equal(data.Count, evaluation.Confusion!.Total);
        evaluation = new Trainer<IgnoredClass>(new IgnoredClass(1), new Sgd(1)).Evaluate(data);
        Assert.Equal(data.Labels.ToArray().Count(static label => label != Ignored), evaluation.Confusion!.Total);

        int[] tokens = [.. Enumerable.Range(0, 400).Select(static i => i % 3 == 0 ? Ignored : i % 3)];
        var trainer = new Trainer<IgnoredTokens>(new IgnoredTokens(1), new Adam(0.1)) { EvaluationBatchSize = 9 };
        var text = new NextTokenDataset(tokens, 7);
        trainer.Fit(text, new StreamFitOptions { Streams = 1, Window = 10, Epochs = 20 });
        TokenEvaluation evaluated = trainer.Evaluate(text);
        Assert.Equal(tokens[1..].Count(static token => token != Ignored), evaluated.Tokens);
        Assert.Equal(1, evaluated.Accuracy);
    }

    [Fact]
    public void An_epoch_s_loss_does_not_depend_on_the_size_of_batches()
    {
        CheckEpoch<WeighedClasses>(Labels());
        CheckEpoch<IgnoredClass>(Labels());
        CheckEpoch<SummedClasses>(Labels());
    }

    [Fact]
    public void Streams_are_weighted_by_the_tokens_that_count()
    {
        var data = new NextTokenDataset([.. Enumerable.Range(0, 400).Select(i => i < 100 ? Ignored : i * i % 7)], 7);
        var whole = new Trainer<IgnoredTokens>(new IgnoredTokens(1), new Sgd(0.1)) { EvaluationBatchSize = 1000 };
        var windows = new Trainer<IgnoredTokens>(new IgnoredTokens(1), new Sgd(0.1)) { EvaluationBatchSize = 9 };
        TokenEvaluation evaluation = whole.Evaluate(data);
        Assert.True(double.IsFinite(evaluation.Loss));
        Assert.Equal(evaluation.Loss, windows.Evaluate(data).Loss, 1e-6);
        History history = windows.Fit(
            data, new StreamFitOptions { Streams = 1, Window = 10, Epochs = 2, ClipNorm = 1 });
        Assert.All(history.Epochs, epoch => Assert.True(double.IsFinite(epoch.Loss)));
        Assert.True(history.Epochs[1].Loss < history.Epochs[0].Loss);
    }

    [Fact]
    public void A_step_whose_targets_are_all_ignored_changes_nothing()
    {
        var network = new IgnoredClass(1);
        float[] before = network.Parameters.ToArray();
        var trainer = new Trainer<IgnoredClass>(network, new Adam(0.1));
        History history = trainer.Fit(
            new Dataset(new float[12], 2, new int[6]), new FitOptions { BatchSize = 2, Epochs = 2 });
        Assert.Equal(before, network.Parameters);
        Assert.Equal(6, history.Updates);
        Assert.True(double.IsNaN(trainer.Evaluate(new Dataset(new float[4], 2, new int[2])).Loss));
    }

    [Fact]
    public void Whole_weight_multiplies_a_sum()
    {
        Dataset data = Labels();
        Workspace workspace = new(data.Count);
        SummedClasses once = new(seed: 1);
        DoubledSum twice = new(seed: 1);
        float[] gradients = new float[once.Parameters.Length], doubled = new float[gradients.Length];
        float loss = once.LossAndGradients(data.Inputs, data.Labels, workspace, gradients);
        Assert.Equal(2 * loss, twice.LossAndGradients(data.Inputs, data.Labels, workspace, doubled), 1e-5f * loss);
        Assert.All(gradients.Zip(doubled), pair => Assert.Equal(2 * pair.First, pair.Second, 1e-4f));
    }

    private static void Check<TNetwork>(TNetwork network, Dataset data)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        double[] losses =
        [
            .. new[] { 1, 4, 7, 100 }.Select(size =>
                new Trainer<TNetwork>(network, new Sgd(1)) { EvaluationBatchSize = size }.Evaluate(data).Loss),
        ];
        Assert.Equal(network.Loss(data.Inputs, data.Labels, new Workspace(data.Count)), losses[^1], 1e-5 * losses[^1]);
        Assert.All(losses, loss => Assert.Equal(losses[^1], loss, 1e-5 * losses[^1]));
    }

    // So small a rate that the parameters stay what they are.
    private static void CheckEpoch<TNetwork>(Dataset data)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        double Loss(int size) => new Trainer<TNetwork>(TNetwork.Create(1), new Sgd(1e-12))
            .Fit(data, new FitOptions { BatchSize = size, Epochs = 1, Shuffle = false }).Epochs[0].Loss;
        double whole = Loss(100);
        Assert.Equal(whole, Loss(4), 1e-5 * whole);
        Assert.Equal(whole, Loss(1), 1e-5 * whole);
    }

    // Batches differ in what counts: the ignored class comes first.
    private static Dataset Labels()
    {
        int[] labels = [.. Enumerable.Range(0, 30).Select(i => i < 11 ? Ignored : i % 3)];
        return new Dataset([.. Enumerable.Range(0, 60).Select(i => i * 7 % 11 / 11f)], 2, labels);
    }
}

[Network]
[Input(2)]
[Dense(3)]
[CrossEntropyLoss(ClassWeights = [0.5, 2, 7])]
internal partial class WeighedClasses;

[Network]
[Input(2)]
[Dense(3)]
[CrossEntropyLoss(IgnoreIndex = 0)]
internal partial class IgnoredClass;

[Network]
[Input(2)]
[Dense(3)]
[CrossEntropyLoss(Reduction = LossReduction.Sum)]
internal partial class SummedClasses;

[Network]
[Input(2)]
[Dense(3)]
[CrossEntropyLoss(Reduction = LossReduction.Sum, Weight = 2)]
internal partial class DoubledSum;

[Network]
[TokenInput(7)]
[Embedding(4)]
[Gru(5)]
[Dense(7)]
[CrossEntropyLoss(IgnoreIndex = 0)]
internal partial class IgnoredTokens;
