namespace StaticNet.Tests.Data.Csv;

/// <summary>A record as the compiler completes it, by hand.</summary>
internal sealed record Flat(float FloorArea, int? YearBuilt, string City, double Rent) : IFeatures<Flat>
{
    private static readonly FeatureColumn s_cities = new("City", typeof(string), FeatureKind.Category, FeatureRole.Feature)
    {
        Categories = ["Old Town", "Port"], Offset = 3, Size = 2,
    };

    public static FeatureSchema Schema { get; } = new(
        "Flat",
        [
            new FeatureColumn("FloorArea", typeof(float), FeatureKind.Number, FeatureRole.Feature) { Size = 1 },
            new FeatureColumn("YearBuilt", typeof(int), FeatureKind.Number, FeatureRole.Feature)
            {
                IsNullable = true, Offset = 1, Size = 2,
            },
            s_cities,
            new FeatureColumn("Rent", typeof(double), FeatureKind.Number, FeatureRole.Target) { Size = 1 },
        ],
        ["FloorArea", "YearBuilt", "YearBuilt=missing", "City=Old Town", "City=Port"]);

    public static void Encode(in Flat row, FeatureStatistics statistics, Span<float> features)
    {
        features.Clear();
        features[0] = statistics.Scale(0, row.FloorArea);
        features[1] = row.YearBuilt is { } year ? statistics.Scale(1, year) : statistics.Filled(1);
        features[2] = row.YearBuilt is null ? 1 : 0;
        features[3 + s_cities.IndexOf(row.City)] = 1;
    }

    public static void EncodeTargets(in Flat row, FeatureStatistics statistics, Span<float> targets)
        => targets[0] = statistics.Scale(3, row.Rent);

    public static void Observe(in Flat row, FeatureObserver observer)
    {
        observer.Number(0, row.FloorArea);
        if (row.YearBuilt is { } year)
            observer.Number(1, year);
        observer.Number(3, row.Rent);
    }

    public static Flat Read<TFields>(scoped ref TFields fields)
        where TFields : struct, IFieldSource, allows ref struct
    {
        float area = Fields.Number<TFields, float>(ref fields, 0);
        int? year = Fields.OptionalNumber<TFields, int>(ref fields, 1);
        int city = Fields.Category(ref fields, 2, s_cities);
        return new Flat(area, year, city < 0 ? "" : s_cities.Categories[city], Fields.Number<TFields, double>(ref fields, 3));
    }
}
