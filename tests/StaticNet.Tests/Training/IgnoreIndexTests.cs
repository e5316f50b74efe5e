namespace StaticNet.Tests.Training;

/// <summary>Whatever a loss ignores goes through data sets, training, validation and metrics.</summary>
public sealed class IgnoreIndexTests
{
    [Fact]
    public void Any_label_can_be_ignored()
    {
        Check<IgnoresAfar>(255);
        Check<IgnoresBelow>(-1);
        Check<SoftmaxNetwork>(Dataset.NoClass);
    }

    // Twenty samples more, all of them ignored, in batches of their own: nothing changes.
    private static void Check<TNetwork>(int ignored)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        Dataset plain = TrainingData.Classes(80), more = TrainingData.Classes(100);
        int[] labels = more.Labels.ToArray();
        labels.AsSpan(80).Fill(ignored);
        var data = new Dataset(more.Inputs.ToArray(), 4, labels);
        var options = new FitOptions { BatchSize = 20, Shuffle = false };
        Trainer<TNetwork> expected = Create<TNetwork>(), trainer = Create<TNetwork>();
        expected.Fit(plain, options with { Validation = plain, MeasureTrainingAccuracy = true });
        History history = trainer.Fit(data, options with { Validation = data, MeasureTrainingAccuracy = true });
        Assert.Equal(expected.Network.Parameters.ToArray(), trainer.Network.Parameters.ToArray());

        Evaluation evaluation = trainer.Evaluate(data);
        Assert.Equal(expected.Evaluate(plain).Accuracy, evaluation.Accuracy);
        Assert.Equal(evaluation.Accuracy, history.Epochs[0].ValidationAccuracy);
        Assert.Equal(evaluation.Accuracy, history.Epochs[0].Accuracy);
        Assert.Equal((80, 80), (evaluation.Classification!.Total, evaluation.Confusion!.Total));
        Assert.Equal(3, evaluation.Confusion.Classes);
    }

    private static Trainer<TNetwork> Create<TNetwork>()
        where TNetwork : class, ITrainableNetwork<TNetwork>
        => new(TNetwork.Create(1), new Adam(0.01));
}

[Network]
[Input(4)]
[Dense(3), Softmax]
[CrossEntropyLoss(IgnoreIndex = -1)]
internal partial class IgnoresBelow;
