namespace StaticNet.Tests.Training.Samplers;

public sealed class SamplerTests
{
    private static int[] Draw(Sampler sampler, Dataset data, int[] samples, ulong seed)
    {
        int[] order = new int[20_000];
        sampler.Prepare(data, samples)(order, seed);
        return order;
    }

    private static double Share(int[] drawn, Func<int, bool> isOne) => drawn.Count(isOne) / (double)drawn.Length;

    [Fact]
    public void Classes_come_as_often_as_each_other_and_so_do_samples_of_a_class()
    {
        int[] labels = [.. Enumerable.Range(0, 200).Select(i => i % 20 == 0 ? 2 : i % 4 == 1 ? 1 : 0)];
        labels[7] = Dataset.NoClass;
        var data = new Dataset(new float[200], 1, labels);
        int[] samples = [.. Enumerable.Range(0, 160)];
        int[] drawn = Draw(new BalancedSampler(), data, samples, 3);
        Assert.DoesNotContain(7, drawn);
        Assert.True(drawn.Max() < 160);
        for (int label = 0; label < 3; label++)
            Assert.InRange(Share(drawn, sample => labels[sample] == label), 0.32, 0.347);
        Assert.InRange(Share(drawn, sample => sample == 20), 0.037, 0.047); // one of eight
        Assert.Equal(drawn, Draw(new BalancedSampler(), data, samples, 3));
        Assert.NotEqual(drawn, Draw(new BalancedSampler(), data, samples, 4));
        var binary = new Dataset(new float[40], 1, [.. Enumerable.Range(0, 40).Select(i => i == 5 ? 1f : 0f)], 1);
        Assert.InRange(Share(Draw(new BalancedSampler(), binary, [.. Enumerable.Range(0, 40)], 1), s => s == 5), 0.48, 0.52);
        Assert.Throws<ArgumentException>(
            () => new BalancedSampler().Prepare(new Dataset(new float[4], 1, [0.5f, 1, 0, 1], 1), [0, 1]));
    }

    [Fact]
    public void Samples_come_in_proportion_to_their_weights()
    {
        var data = new Dataset(new float[5], 1, new int[5]);
        int[] drawn = Draw(new WeightedSampler([0, 1, 3, 4, 0]), data, [0, 1, 2, 4], 1);
        Assert.InRange(Share(drawn, sample => sample == 1), 0.24, 0.26);
        Assert.InRange(Share(drawn, sample => sample == 2), 0.74, 0.76);
        Assert.Throws<ArgumentException>(() => new WeightedSampler([0, 0]));
        Assert.Throws<ArgumentException>(() => new WeightedSampler([1, -1]));
        Assert.Throws<ArgumentException>(() => new WeightedSampler([1, double.NaN]));
        Assert.Throws<ArgumentException>(() => new WeightedSampler([1]).Prepare(data, [0]));
    }

    [Fact]
    public void Training_draws_by_the_sampler_and_resumes_only_with_the_same()
    {
        using var directory = new TemporaryDirectory();
        Dataset data = TrainingData.Classes(100);
        var options = new FitOptions
        {
            Epochs = 2, Sampler = new BalancedSampler(), CheckpointPath = directory.File("run"),
        };
        float[] Train(FitOptions how)
        {
            var trainer = new Trainer<SoftmaxNetwork>(new SoftmaxNetwork(1), new Adam(0.01));
            Assert.Equal(4L * how.Epochs, trainer.Fit(data, how).Updates);
            return trainer.Network.Parameters.ToArray();
        }
        float[] two = Train(options), three = Train(options with { Epochs = 3, Resume = true });
        Assert.Equal(three, Train(options with { Epochs = 3, CheckpointPath = null }));
        Assert.NotEqual(two, Train(options with { Sampler = null, CheckpointPath = null }));
        Sampler?[] others = [null, new WeightedSampler(Enumerable.Repeat(1.0, 100))];
        Assert.All(others, other => Assert.Throws<CheckpointException>(
            () => Train(options with { Epochs = 4, Resume = true, Sampler = other })));
    }
}
