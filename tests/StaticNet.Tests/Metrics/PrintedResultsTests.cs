using System.Collections.Immutable;
using System.Globalization;

namespace StaticNet.Tests.Metrics;

/// <summary>What <c>Console.WriteLine</c> writes of results, on a machine of any culture.</summary>
public sealed class PrintedResultsTests : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    public PrintedResultsTests() => CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");

    [Fact]
    public void An_evaluation_reads_like_a_sentence()
    {
        var matrix = new ConfusionMatrix(2);
        foreach ((int actual, int predicted) in (IEnumerable<(int, int)>)[(0, 0), (0, 0), (1, 1), (1, 0)])
            matrix.Add(actual, predicted);
        var classes = new Evaluation(4, 0.25, matrix.Metrics, null);
        var errors = new Evaluation(4, 0.00012346, null, new RegressionMetrics(0.5, 12345.6, 0.75));
        Assert.Equal("accuracy 0.7500 (3 of 4), macro F1 0.7333, loss 0.2500", classes.ToString());
        Assert.Equal(
            "mean absolute error 0.5000, root mean squared error 1.235E+04, R2 0.7500, loss 0.0001235",
            errors.ToString());
        Assert.Equal(
            $"loss 1.5000\n  kind: {classes}\n  age: {errors}",
            new Evaluation(4, 1.5, null, null) { Outputs = new(["kind", "age"], [classes, errors]) }.ToString());
        Assert.Equal(
            "accuracy 0.5000 (of 10 tokens), loss 1.0000, perplexity 2.7183", new TokenEvaluation(10, 1, 0.5).ToString());
    }

    [Fact]
    public void A_history_has_a_line_for_each_epoch()
    {
        ImmutableArray<EpochResult> epochs =
        [
            new(1, 0.5, null, null, null, 0.1, 1.25),
            new(2, 0.25, 0.9, 0.3, 0.875, 0.1, 61) { Outputs = new(["age"], [new OutputResult(1, null, 2, null)]) },
        ];
        Assert.Equal(
            "epoch 1: loss 0.5000 (1.3 s)\n"
            + "epoch 2: loss 0.2500, accuracy 0.9000, validation loss 0.3000, validation accuracy 0.8750 (61.0 s)\n"
            + "  age: loss 1.0000, validation loss 2.0000\n"
            + "stopped early; the best epoch is 1",
            new History(epochs, 10, BestEpoch: 1, StoppedEarly: true).ToString());
    }

    public void Dispose() => CultureInfo.CurrentCulture = _before;
}
