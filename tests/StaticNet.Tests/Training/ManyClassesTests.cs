namespace StaticNet.Tests.Training;

/// <summary>Evaluation takes memory for classes, and for pairs of them only where that is asked for.</summary>
public sealed class ManyClassesTests
{
    private const int Classes = 50_000;

    [Fact]
    public void Fifty_thousand_classes_are_validated_and_evaluated()
    {
        var data = new Dataset([1, 2, 3, 4], 1, [0, 7, Classes - 1, Classes - 1]);
        var trainer = new Trainer<ManyClasses>(new ManyClasses(1), new Sgd(0.1));
        History history = trainer.Fit(
            data, new FitOptions { ValidationFraction = 0.5, MeasureTrainingAccuracy = true });
        Assert.InRange(history.Epochs[0].ValidationAccuracy!.Value, 0, 1);

        long before = GC.GetAllocatedBytesForCurrentThread();
        Evaluation evaluation = trainer.Evaluate(data);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 40L * 4 * Classes);
        Assert.Equal((4, 2), (evaluation.Classification!.Total, evaluation.Classification.PerClass[^1].Support));
        Assert.Contains("accuracy", evaluation.ToString(), StringComparison.Ordinal);
        var error = Assert.Throws<InvalidOperationException>(() => evaluation.Confusion);
        Assert.Contains("MaxConfusionClasses = 50000", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_confusion_matrix_of_many_classes_is_there_for_who_asks()
    {
        var data = new Dataset([1, 2, 3, 4], 1, [0, 7, Classes - 1, Classes - 1]);
        var trainer = new Trainer<ManyClasses>(new ManyClasses(1), new Sgd(0.1)) { MaxConfusionClasses = Classes };
        ConfusionMatrix confusion = trainer.Evaluate(data).Confusion!;
        Assert.Equal(4, confusion.Total);
        Assert.Equal(2, Enumerable.Range(0, Classes).Sum(predicted => confusion[Classes - 1, predicted]));
    }

    [Fact]
    public void A_regression_has_no_confusion_matrix()
    {
        var trainer = new Trainer<LinearNetwork>(new LinearNetwork(1), new Sgd(0.1));
        Evaluation evaluation = trainer.Evaluate(TrainingData.Lines(5));
        Assert.Equal((null, null), (evaluation.Confusion, evaluation.Classification));
        Assert.Contains("R2", evaluation.ToString(), StringComparison.Ordinal);
    }
}

[Network]
[Input(1)]
[Dense(50_000), Softmax]
[CrossEntropyLoss]
internal partial class ManyClasses;
