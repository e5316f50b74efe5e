using StaticNet.Tests.Data.Csv;

namespace StaticNet.Tests.Data;

public sealed class KFoldTests
{
    private static readonly Dataset s_data = new(
        [.. Enumerable.Range(0, 53).Select(i => (float)i)], 1, [.. Enumerable.Range(0, 53).Select(i => i % 10 == 3 ? 1 : 0)]);

    [Theory]
    [InlineData(0UL)]
    [InlineData(9UL)]
    [InlineData(null)]
    public void Every_sample_is_validated_with_once_and_trained_with_otherwise(ulong? seed)
    {
        (Dataset Training, Dataset Validation)[] folds = [.. new KFold(5) { Seed = seed }.Split(s_data)];
        Assert.Equal(5, folds.Length);
        Assert.Equal(s_data.Inputs, [.. folds.SelectMany(fold => fold.Validation.Inputs.ToArray()).Order()]);
        foreach ((Dataset training, Dataset validation) in folds)
        {
            Assert.InRange(validation.Count, 10, 11);
            Assert.Equal(s_data.Inputs, [.. training.Inputs.ToArray().Concat(validation.Inputs.ToArray()).Order()]);
            float[] part = validation.Inputs.ToArray();
            Assert.Equal(seed is null, part[^1] - part[0] == part.Length - 1);
        }
        Assert.Equal(folds[2].Validation.Inputs, new KFold(5) { Seed = seed }.Split(s_data).ElementAt(2).Validation.Inputs);
    }

    [Fact]
    public void Rare_classes_are_in_every_part()
        => Assert.All(new KFold(5) { Seed = null }.SplitByClass(s_data).Concat(new KFold(5).SplitByClass(s_data)), fold =>
        {
            Assert.InRange(fold.Validation.Count, 10, 11);
            Assert.Equal(1, fold.Validation.Labels.ToArray().Sum());
        });

    [Fact]
    public void Tables_are_folded_too_and_what_cannot_be_is_refused()
    {
        var table = new Table<Flat>(Enumerable.Range(0, 10).Select(i => new Flat(i, i, "Port", i)));
        (Table<Flat> training, Table<Flat> validation)[] folds = [.. new KFold(3).Split(table)];
        Assert.Equal([.. table], folds.SelectMany(fold => fold.validation).OrderBy(flat => flat.Rent));
        Assert.All(folds, fold => Assert.Equal(10, fold.training.Count + fold.validation.Count));
        Assert.Throws<ArgumentOutOfRangeException>(() => new KFold(1));
        Assert.Throws<ArgumentException>(() => new KFold(54).Split(s_data));
        Assert.Throws<ArgumentException>(() => new KFold(2).SplitByClass(new Dataset(new float[4], 1, new float[4], 1)));
    }
}
