using StaticNet.Tests.Data.Csv;

namespace StaticNet.Tests.Data.Windows;

/// <summary>Windows over series, whose values say where they come from.</summary>
public sealed class WindowsTests
{
    private static float[] Series(int length, int from = 0) => [.. Enumerable.Range(from, length).Select(i => (float)i)];

    [Fact]
    public void Windows_see_some_steps_in_a_row_and_predict_the_next()
    {
        Dataset data = StaticNet.Windows.Over(Series(10), length: 4, horizon: 2, stride: 2).ToDataset();
        Assert.Equal((3, 4, 2), (data.Count, data.Steps, data.TargetSize));
        Assert.Equal([0, 1, 2, 3, 2, 3, 4, 5, 4, 5, 6, 7], data.Inputs);
        Assert.Equal([4, 5, 6, 7, 8, 9], data.Targets);
    }

    [Fact]
    public void Series_stay_apart_short_histories_have_lengths_and_targets_may_be_some_of_the_values()
    {
        var options = new WindowOptions(3)
        {
            MinimumLength = 1, Gap = 1, FeaturesPerStep = 2, Targets = [1], Stride = 1,
        };
        Dataset data = StaticNet.Windows.Over([Series(8), Series(2, 50), Series(10, 100)], options).ToDataset();
        Assert.Equal([1, 2, 1, 2, 3], data.Lengths);
        Assert.Equal([0, 1, 0, 0, 0, 0], data.Inputs[..6]);
        Assert.Equal([100, 101, 102, 103, 104, 105], data.Inputs[24..]);
        Assert.Equal([5, 7, 105, 107, 109], data.Targets);
    }

    [Theory]
    [InlineData(0.5, 1, 0, false)]
    [InlineData(0.6, 3, 2, false)]
    [InlineData(0.3, 5, 1, true)]
    public void No_value_is_on_both_sides_of_the_cut(double fraction, int horizon, int gap, bool reachesBack)
    {
        var options = new WindowOptions(6) { Horizon = horizon, Gap = gap, MinimumLength = 2 };
        SeriesWindows windows = StaticNet.Windows.Over([Series(60), Series(40, 1000)], options);
        (Dataset first, Dataset second) = windows.Split(fraction, reachesBack);
        foreach ((int from, int length) in new[] { (0, 60), (1000, 40) })
        {
            double cut = from + Math.Round(length * fraction);
            bool IsHere(float value) => value >= from && value < from + length && value > 0;
            Assert.Equal(cut - 1, first.Targets.ToArray().Where(IsHere).Max());
            Assert.True(first.Inputs.ToArray().Where(IsHere).Max() < cut);
            Assert.True(second.Targets.ToArray().Where(IsHere).Min() >= cut);
            float[] seen = [.. second.Inputs.ToArray().Where(IsHere)];
            Assert.Equal(reachesBack, seen.Min() < cut);
        }
        Assert.True(first.Count + second.Count <= windows.Count);
    }

    [Fact]
    public void A_table_is_cut_at_one_time_for_all_groups_and_scaled_by_what_lies_before()
    {
        // Two flats a month, written down in any order, one of them from month 10 on; rents grow.
        List<Flat> rows = [];
        for (int month = 0; month < 40; month++)
        {
            rows.Insert(rows.Count / 2, new Flat(month, month, "Port", 100 + month));
            if (month >= 10)
                rows.Insert(rows.Count / 3, new Flat(month, month, "Old Town", 500 + month));
        }
        var table = new Table<Flat>(rows);
        var options = new WindowOptions(3) { Horizon = 2 };
        TableWindows<Flat, int> windows = StaticNet.Windows.Over(table, flat => flat.City, flat => flat.YearBuilt!.Value, options);
        Assert.Equal(36 + 26, windows.Count);
        (RowWindows<Flat> past, RowWindows<Flat> future) = windows.Split(0.5);
        FeatureStatistics statistics = past.Measure();
        Dataset first = past.Encode(statistics), second = future.Encode(statistics);
        Assert.Equal(windows.Count, windows.All.Encode(windows.All.Measure()).Count);
        // 70 rows; the 36th by time is of month 22.
        Flat[] before = [.. rows.Where(flat => flat.YearBuilt < 22)];
        Assert.Equal(before.Average(flat => (double)flat.FloorArea), statistics.Center(0), 1e-9);
        Assert.Equal((18 + 8, 14 + 14), (first.Count, second.Count));
        Assert.Equal((3, Flat.Schema.FeatureSize * 3, 2), (first.Steps, first.InputSize, first.TargetSize));
        double[] Rents(Dataset data) => [.. data.Targets.ToArray().Select(rent => statistics.Unscale(3, rent))];
        Assert.Equal(521, Rents(first).Max(), 1e-3);
        Assert.Equal(125, Rents(second).Min(), 1e-3);
        Assert.Contains(statistics.Scale(0, 22), second.Inputs.ToArray());
        Assert.DoesNotContain(statistics.Scale(0, 21), second.Inputs.ToArray());

        Assert.Throws<ArgumentException>(
            () => StaticNet.Windows.Over(new Table<Flat>([rows[0], rows[0]]), flat => flat.City, flat => flat.YearBuilt!.Value, options));
    }

    [Fact]
    public void Windows_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => StaticNet.Windows.Over(Series(9), length: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => StaticNet.Windows.Over(Series(9), 2, stride: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WindowOptions(3) { MinimumLength = 4 });
        Assert.Throws<ArgumentException>(() => StaticNet.Windows.Over(Series(9), new WindowOptions(3) { FeaturesPerStep = 2 }));
        Assert.Throws<ArgumentException>(() => StaticNet.Windows.Over(Series(9), new WindowOptions(3) { Targets = [1] }));
        Assert.Throws<InvalidOperationException>(() => StaticNet.Windows.Over(Series(9), length: 9).ToDataset());
        Assert.Throws<InvalidOperationException>(() => StaticNet.Windows.Over(Series(9), length: 4).Split(0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => StaticNet.Windows.Over(Series(9), length: 4).Split(1));
        Assert.Equal(0, StaticNet.Windows.Over(Series(9), int.MaxValue, int.MaxValue).Count);
        Assert.Equal(1, StaticNet.Windows.Over(Series(9), 2, stride: int.MaxValue).Count);
    }
}
