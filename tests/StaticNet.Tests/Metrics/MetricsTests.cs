using StaticNet.Metrics;

namespace StaticNet.Tests.Metrics;

public sealed class MetricsTests
{
    [Fact]
    public void Confusion_matrix_counts_by_hand()
    {
        var matrix = new ConfusionMatrix(3);
        (int Actual, int Predicted)[] pairs = [(0, 0), (0, 0), (0, 1), (1, 1), (1, 0), (1, 0), (2, -1)];
        foreach ((int actual, int predicted) in pairs)
            matrix.Add(actual, predicted);
        Assert.Equal((7, 3, 1), (matrix.Total, matrix.Correct, matrix.Unclassified));
        Assert.Equal(2, matrix[1, 0]);
        Assert.Equal(3.0 / 7, matrix.Accuracy);
        ClassMetrics first = matrix.PerClass[0];
        Assert.Equal((0.5, 2.0 / 3, 3), (first.Precision, first.Recall, first.Support));
        Assert.Equal(4.0 / 7, first.F1, 1e-12);
        Assert.Equal((0.0, 1), (matrix.PerClass[2].F1, matrix.PerClass[2].Support));
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix.Add(3, 0));
    }

    [Fact]
    public void Macro_averages_leave_out_classes_that_do_not_occur()
    {
        var matrix = new ConfusionMatrix(4);
        matrix.Add(0, 0);
        matrix.Add(1, 1);
        matrix.Add(1, 0);
        Assert.Equal((0.5 + 1) / 2, matrix.MacroPrecision);
        Assert.Equal((1 + 0.5) / 2, matrix.MacroRecall);
        Assert.Equal(2.0 / 3, matrix.MacroF1, 1e-12);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(255)]
    [InlineData(int.MaxValue)]
    [InlineData(Dataset.NoClass)]
    public void Nan_is_no_class_and_ignored_labels_do_not_count(int ignored)
    {
        var metric = new ClassMetric(2, ignored, keepsConfusion: true);
        metric.Add([0.1f, 0.9f, float.NaN, 1, 0.7f, 0.3f, 0.9f, 0.1f], [1, 1, ignored, ignored]);
        ConfusionMatrix confusion = metric.Confusion!;
        Assert.Equal((2, 1, 1), (confusion.Total, confusion.Correct, confusion.Unclassified));
    }

    /// <summary>A table of pairs, pairs that occurred and no pairs at all count the same.</summary>
    [Theory]
    [InlineData(7)]
    [InlineData(1000)]
    [InlineData(1001)]
    [InlineData(50_000)]
    public void Metrics_are_the_same_with_and_without_the_pairs(int classes)
    {
        var random = new Random(classes);
        var expected = new Dictionary<(int, int), long>();
        var matrix = new ConfusionMatrix(classes);
        var metrics = new ClassificationMetrics(classes);
        for (int i = 0; i < 5000; i++)
        {
            int actual = random.Next(classes);
            int predicted = i % 3 == 0 ? actual : i % 50 == 0 ? -1 : random.Next(classes);
            matrix.Add(actual, predicted);
            metrics.Add(actual, predicted);
            if (predicted >= 0)
                expected[(actual, predicted)] = expected.GetValueOrDefault((actual, predicted)) + 1;
        }
        Assert.All(expected, pair => Assert.Equal(pair.Value, matrix[pair.Key.Item1, pair.Key.Item2]));
        Assert.Equal(metrics.PerClass, matrix.PerClass);
        Assert.Equal(
            (metrics.Total, metrics.Correct, metrics.Unclassified, metrics.MacroF1),
            (matrix.Total, matrix.Correct, matrix.Unclassified, matrix.MacroF1));
        Assert.Equal(5000, matrix.PerClass.Sum(of => of.Support));
        Assert.InRange(matrix.ToString().Length, 20, 1000);
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix[0, classes]);
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix.Add(0, -2));
    }

    [Fact]
    public void Binary_outputs_have_a_threshold()
    {
        var probabilities = new BinaryMetric(0.5f);
        probabilities.Add([0.4f, 0.6f, 0.2f, float.NaN], [0f, 1, 1, 1]);
        Assert.Equal((2, 1, 1),
            (probabilities.Confusion.Correct, probabilities.Confusion[1, 0], probabilities.Confusion.Unclassified));
        var logits = new BinaryMetric(0);
        logits.Add([0.4f, -0.6f], [1f, 0]);
        Assert.Equal(2, logits.Confusion.Correct);
    }

    [Fact]
    public void Errors_are_those_of_the_formulas_in_any_number_of_batches()
    {
        float[] outputs = [1, 10, 2, 21, 4, 30], targets = [1, 11, 3, 20, 2, 32];
        var metric = new ErrorMetric(2);
        metric.Add(outputs.AsSpan(0, 2), targets.AsSpan(0, 2));
        metric.Add(outputs.AsSpan(2), targets.AsSpan(2));
        Assert.Equal((0 + 1 + 1 + 1 + 2 + 2) / 6.0, metric.Regression.MeanAbsoluteError, 1e-12);
        Assert.Equal(Math.Sqrt((0 + 1 + 1 + 1 + 4 + 4) / 6.0), metric.Regression.RootMeanSquaredError, 1e-12);
        double first = 1 - 5.0 / 2, second = 1 - 6.0 / 222;
        Assert.Equal((first + second) / 2, metric.Regression.R2, 1e-12);
    }

    [Fact]
    public void A_confusion_matrix_is_an_aligned_table_with_names()
    {
        var matrix = new ConfusionMatrix(3) { Names = ["setosa", "iris of the long name that goes on", "x"] };
        for (int i = 0; i < 12_345; i++)
            matrix.Add(0, 0);
        matrix.Add(2, 1);
        Assert.Equal(
            """
            actual                      setosa  iris of the long name...      x
            setosa                       12345                         0      0
            iris of the long name...         0                         0      0
            x                                0                         1      0
            """, matrix.ToString().ReplaceLineEndings("\n"));
        Assert.StartsWith("actual        0      1      2", matrix.ToString(null));
        Assert.Throws<ArgumentException>(() => matrix.ToString(["a", "b"]));
        Assert.Throws<ArgumentException>(() => new ConfusionMatrix(3) { Names = ["a"] });
    }
}
