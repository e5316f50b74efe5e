namespace StaticNet.Tests.Training.Importance;

public sealed class PermutationImportanceTests
{
    [Fact]
    public void Importance_is_what_the_score_loses_without_the_feature()
    {
        // y0 = x0 - 2 x1 + 0.5 and y1 = 3 x2: shuffling x adds 2 w^2 var(x) to the squared error of its output.
        Dataset data = TrainingData.Lines(4_000);
        var network = new LinearNetwork(1);
        var trainer = new Trainer<LinearNetwork>(network, new Adam(0.05));
        trainer.Fit(data, new FitOptions { Epochs = 10, BatchSize = 64 });
        ImportanceTable table = PermutationImportance.Measure(trainer, data, [("a", 1), ("b", 1), ("c", 1)]);
        Assert.Equal(["c", "b", "a"], table.Select(feature => feature.Name));
        double[] expected = [9, 4, 1];
        Assert.All(table.Index(), feature => Assert.Equal(
            expected[feature.Index] / 3, feature.Item.Importance, 0.06 * expected[feature.Index] / 3));
        Assert.Matches(@"^c +[23]\.\d{4} \+- 0\.0\d{3}\nb +1\.[234]\d{3} \+- 0\.0\d{3}\na +0\.3\d{3} \+- 0\.0\d{3}$", table.ToString());

        // Features of several inputs are shuffled together; another score, the same ranks.
        ImportanceTable pairs = PermutationImportance.Measure(
            trainer, data, [("ab", 2), ("c", 1)], score: evaluation => evaluation.Regression!.R2);
        Assert.Equal(["ab", "c"], pairs.OrderBy(feature => feature.Name).Select(feature => feature.Name));
        Assert.True(pairs.Score > 0.999);
        Assert.All(pairs, feature => Assert.InRange(feature.Importance, 0.9, 1.1));
        Assert.Equal(table, PermutationImportance.Measure(trainer, data, [("a", 1), ("b", 1), ("c", 1)]));
        Assert.Throws<ArgumentException>(() => PermutationImportance.Measure(trainer, data, [("a", 1), ("b", 1)]));
    }
}
