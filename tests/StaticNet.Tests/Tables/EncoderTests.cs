namespace StaticNet.Tests.Tables;

/// <summary>What rows become, against values worked out by hand.</summary>
public sealed class EncoderTests
{
    private static readonly Visit[] Visits =
    [
        new()
        {
            Age = 20, Income = 100, Visits = 3, Score = 18, Height = 1, Weight = 5, IsNew = true, IsPaid = true, Group = "b",
            City = "Rome", Start = new DateTime(2023, 1, 1, 6, 0, 0), Birthday = new DateOnly(2000, 4, 9),
        },
        new() { Age = 60, Income = 200, Height = 3, Weight = null, City = "Oslo", Start = new DateTime(2025, 1, 1) },
        new() { Age = 40, Income = 900, Height = 8, Weight = 9, City = "Rome", Start = new DateTime(2024, 1, 1) },
        new() { Age = 30, Income = 400, Height = null, Weight = 6, City = "Nice", Group = "a", Start = new DateTime(2026, 1, 1) },
    ];

    [Fact]
    public void Each_kind_of_column_becomes_what_it_says()
    {
        FeatureStatistics statistics = new Table<Visit>(Visits).Measure();
        float[] first = Encode(Visits[0], statistics), last = Encode(Visits[3], statistics);
        Assert.Equal(Visit.FeatureSize, Visit.Schema.FeatureSize);
        Assert.Equal(Visit.FeatureSize, first.Length);
        Close(0, first, "Age");
        Close(0.25, last, "Age");
        Close((100 - 300) / (525 - 175.0), first, "Income");
        Close(3, first, "Visits");
        Close((18 - 10) / 4.0, first, "Score");
        double mean = 4, deviation = Math.Sqrt((9 + 1 + 16) / 3.0);
        Close((1 - mean) / deviation, first, "Height");
        Close(0, first, "Height.Missing");
        Close((3 - mean) / deviation, last, "Height");
        Close(1, last, "Height.Missing");
        float[] second = Encode(Visits[1], statistics);
        double weight = 20 / 3.0, spread = Math.Sqrt(((5 - weight) * (5 - weight) + (9 - weight) * (9 - weight) + (6 - weight) * (6 - weight)) / 3);
        Close((7 - weight) / spread, second, "Weight");
        Assert.Equal([1, 1, 0], Of(first, "IsNew", "IsPaid", "IsPaid.Missing"));
        Assert.Equal([0, 0, 1], Of(last, "IsNew", "IsPaid", "IsPaid.Missing"));
        Assert.Equal([0, 1, 0], Of(first, "Group=a", "Group=b", "Group.Missing"));
        Assert.Equal([0, 0, 1], Of(second, "Group=a", "Group=b", "Group.Missing"));
        Close(10, first, "Half");
    }

    [Fact]
    public void Learned_categories_are_the_most_frequent_ones_and_others_share_a_place()
    {
        FeatureStatistics statistics = new Table<Visit>(Visits).Measure();
        Assert.Equal(["Rome", "Nice"], statistics.Categories(Visit.Schema.IndexOf("City")));
        Assert.Equal([0, 1, 0], Of(Encode(Visits[0], statistics), "City[0]", "City[1]", "City[2]"));
        Assert.Equal([1, 0, 0], Of(Encode(Visits[1], statistics), "City[0]", "City[1]", "City[2]"));
        Assert.Equal([1, 0, 0], Of(Encode(new Visit { City = null }, statistics), "City[0]", "City[1]", "City[2]"));
    }

    [Fact]
    public void Whole_numbers_may_be_categories()
    {
        Parcel[] parcels =
        [
            new(1067, 10_115, 7, 1, 3), new(-5, null, ulong.MaxValue, 2, 1), new(8001, 10_115, 7, 3, 5),
            new(8001, 20_095, 9, 4, 5),
        ];
        FeatureStatistics statistics = new Table<Parcel>(parcels).Measure();
        Assert.Equal(["10115", "20095"], statistics.Categories(Parcel.Schema.IndexOf("Postcode")));
        Assert.Equal([0, 1, 0, 0, 1, 0, 1], Encode(parcels[0], statistics)[..7]);
        Assert.Equal([0, 0, 1, 1, 0, 0, 2], Encode(parcels[1], statistics)[..7]);
        Assert.Equal("Zone=1067", Parcel.Schema.FeatureNames[1]);
        var exception = Assert.Throws<FeatureException>(() => Encode(parcels[0] with { Zone = 1 }, statistics));
        Assert.Equal(("Zone", "is '1', but it must be one of 8001, 1067, -5."), (exception.Column, exception.Reason));

        var trainer = new Trainer<ParcelStars>(new ParcelStars(seed: 1), new Adam(0.05));
        trainer.Fit(new Table<Parcel>(parcels), new FitOptions { Epochs = 200 });
        Assert.Equal([3, 1, 5, 5], parcels.Select(parcel => (int)trainer.Network.Classify(parcel)));
        Assert.Equal([1, 3, 5], trainer.Network.Probabilities(parcels[0]).Select(static pair => (int)pair.Key));
        Assert.Equal(0, Allocation.Of(() => trainer.Network.Classify(parcels[1])));
    }

    [Fact]
    public void Dates_are_cycles_and_years()
    {
        FeatureStatistics statistics = new Table<Visit>(Visits).Measure();
        float[] first = Encode(Visits[0], statistics);
        // A Sunday at 6 o'clock; the year 2023.0007 of 2023, 2024, 2025 and 2026.
        Close(0, first, "Start.Weekday.Sin");
        Close(1, first, "Start.Weekday.Cos");
        Close(1, first, "Start.Hour.Sin");
        Close(0, first, "Start.Hour.Cos");
        Assert.InRange(first[Visit.Schema.FeatureNames.IndexOf("Start.Year")], -1.36f, -1.32f);
        Close(Math.Sin(Math.PI / 2), first, "Birthday.Month.Sin");
        Assert.Equal([0, 0, 1], Of(Encode(Visits[1], statistics), "Birthday.Month.Sin", "Birthday.Month.Cos", "Birthday.Missing"));
    }

    [Fact]
    public void Statistics_are_asked_for_where_something_is_measured()
    {
        Known known = new(3, null, true, 0);
        Assert.True(float.IsFinite(new KnownNetwork(1).Predict(known)));
        Assert.Contains("no statistics", Assert.Throws<InvalidOperationException>(
            () => new FilledNetwork(1).Predict(new Filled(null, 0))).Message);
    }

    [Fact]
    public void Nothing_is_allocated_for_a_row()
    {
        FeatureStatistics statistics = new Table<Visit>(Visits).Measure();
        float[] features = new float[Visit.FeatureSize];
        Assert.Equal(0, Allocation.Of(() => Encode(Visits[0], statistics, features)));
    }

    [Fact]
    public void What_cannot_be_encoded_is_said_with_its_column()
    {
        FeatureStatistics statistics = new Table<House>([Houses.Plain]).Measure();
        var unknown = Assert.Throws<FeatureException>(() => Encode(Houses.Plain with { District = "Moon" }, statistics));
        Assert.Equal("House.District is 'Moon', but it must be one of Hill View, Old Town, Riverside.", unknown.Message);
        Assert.Equal("House.District is null, but it must be one of Hill View, Old Town, Riverside.",
            Assert.Throws<FeatureException>(() => Encode(Houses.Plain with { District = null! }, statistics)).Message);
        Assert.Equal("House.Heating is '9', but it must be one of None, Gas, HeatPump.",
            Assert.Throws<FeatureException>(() => Encode(Houses.Plain with { Heating = (Heating)9 }, statistics)).Message);
        Assert.Equal("Visit.Number is missing, but it must have a value.",
            Assert.Throws<FeatureException>(() => Encode(new Visit { Number = null }, FeatureStatistics.Unfitted(Visit.Schema))).Message);
        var infinite = Assert.Throws<FeatureException>(
            () => new Table<House>([Houses.Plain, Houses.Plain with { Area = float.NaN }]).Measure());
        Assert.Equal(
            "Row 1: House.Area is NaN. Numbers must be finite; a missing one is null, in a nullable property.", infinite.Message);
    }

    private static void Close(double expected, float[] features, string name) =>
        Assert.Equal(expected, features[Visit.Schema.FeatureNames.IndexOf(name)], 1e-5);

    private static float[] Of(float[] features, params string[] names) =>
        [.. names.Select(name => features[Visit.Schema.FeatureNames.IndexOf(name)])];

    private static float[] Encode<TRow>(TRow row, FeatureStatistics statistics)
        where TRow : IFeatures<TRow>
    {
        float[] features = new float[TRow.Schema.FeatureSize];
        Encode(row, statistics, features);
        return features;
    }

    private static void Encode<TRow>(TRow row, FeatureStatistics statistics, float[] features)
        where TRow : IFeatures<TRow> => TRow.Encode(in row, statistics, features);
}
