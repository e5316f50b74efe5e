namespace StaticNet.Tests.Data;

public sealed class DatasetTests
{
    private static Dataset Numbered(int count) =>
        new([.. Enumerable.Range(0, 2 * count).Select(i => (float)i)], 2, [.. Enumerable.Range(0, count)]);

    [Fact]
    public void Rows_are_copied_with_their_labels_without_allocating()
    {
        Dataset data = Numbered(10);
        float[] inputs = new float[6];
        int[] labels = new int[3];
        int[] indices = [7, 0, 7];
        data.CopyRows(indices, inputs, labels);

        Assert.Equal(0, Allocation.Of(() =>
        {
            for (int i = 0; i < 1000; i++)
                data.CopyRows(indices, inputs, labels);
        }));
        Assert.Equal([14f, 15f, 0f, 1f, 14f, 15f], inputs);
        Assert.Equal([7, 0, 7], labels);
    }

    [Fact]
    public void Target_rows_are_copied_from_views()
    {
        var data = new Dataset([1, 2, 3, 4], 1, [10f, 11f, 20f, 21f, 30f, 31f, 40f, 41f], 2);
        float[] inputs = new float[2];
        float[] targets = new float[4];
        data.Skip(1).Take(2).CopyRows([1, 0], inputs, targets);
        Assert.Equal([3f, 2f], inputs);
        Assert.Equal([30f, 31f, 20f, 21f], targets);
    }

    [Fact]
    public void Shuffling_keeps_every_sample_with_its_label_and_depends_on_the_seed_only()
    {
        Dataset shuffled = Numbered(1000).Shuffle(3);
        Assert.Equal(Enumerable.Range(0, 1000), shuffled.Labels.ToArray().Order());
        for (int i = 0; i < shuffled.Count; i++)
            Assert.Equal(2f * shuffled.Labels[i], shuffled.Input(i)[0]);
        Assert.Equal(shuffled.Labels, Numbered(1000).Shuffle(3).Labels);
        Assert.NotEqual(shuffled.Labels.ToArray(), Numbered(1000).Shuffle(4).Labels.ToArray());
        Assert.InRange(shuffled.Labels[..500].ToArray().Average(), 450, 550);
    }

    [Theory]
    [InlineData(10, 0.7, 7)]
    [InlineData(2, 0.01, 1)]
    [InlineData(3, 0.99, 2)]
    public void Splits_lose_nothing_and_leave_no_part_empty(int count, double fraction, int first)
    {
        foreach (ulong? seed in new ulong?[] { null, 5 })
        {
            (Dataset left, Dataset right) = Numbered(count).Split(fraction, seed);
            Assert.Equal((first, count - first), (left.Count, right.Count));
            Assert.Equal(count, left.Classes);
            Assert.Equal(Enumerable.Range(0, count), left.Labels.ToArray().Concat(right.Labels.ToArray()).Order());
        }
    }

    [Theory]
    [InlineData(-1, 3)]
    [InlineData(-100, 3)]
    [InlineData(255, 256)]
    [InlineData(int.MaxValue, int.MaxValue)]
    public void Any_label_may_be_one_that_a_network_ignores(int label, int classes)
        => Assert.Equal(classes, new Dataset([1, 2, 3], 1, [0, label, 2]).Classes);

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.Contains("one sample", Assert.Throws<ArgumentException>(() => new Dataset([], 2, new int[0])).Message);
        Assert.Contains(
            "whole samples", Assert.Throws<ArgumentException>(() => new Dataset([1, 2, 3], 2, [0])).Message);
        Assert.Contains(
            "2 samples need 2", Assert.Throws<ArgumentException>(() => new Dataset([1, 2], 1, [0])).Message);
        Assert.Throws<ArgumentException>(() => new Dataset([1, 2], 1, [1f], 1));
        Assert.Contains(
            "If each sample has 3, write targetSize: 3.",
            Assert.Throws<ArgumentException>(() => new Dataset([1, 2], 1, new float[6])).Message);
        Assert.Equal(1, new Dataset([1, 2], 1, new float[2]).TargetSize);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Dataset([1, 2], 0, [1f], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Numbered(3).Take(4));
        Assert.Throws<ArgumentOutOfRangeException>(() => Numbered(3).Skip(3));
        Assert.Throws<ArgumentOutOfRangeException>(() => Numbered(3).Split(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => Numbered(3).CopyRows([3], new float[2], new int[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Numbered(3).Take(2).CopyRows([2], new float[2], new int[1]));
        Assert.Throws<ArgumentException>(() => Numbered(3).CopyRows([0, 1], new float[3], new int[2]));
        Assert.Throws<InvalidOperationException>(() => Numbered(3).CopyRows([0], new float[2], new float[1]));
    }

    [Fact]
    public void Ignored_positions_are_no_class()
        => Assert.Equal(3, new Dataset([1, 2], 1, [2, Dataset.NoClass]).Classes);
}
