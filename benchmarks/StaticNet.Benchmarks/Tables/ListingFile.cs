using System.Globalization;
using System.Text;

namespace StaticNet.Benchmarks.Tables;

/// <summary>Files of flats whose price follows from what is said of them, but for 3 % of noise.</summary>
internal static class ListingFile
{
    private const string Header =
        "Area,CeilingHeight,Sunlight,Traffic,SchoolScore,Crime,Rooms,Bathrooms,Floor,Lot,Income,Distance,Inquiries,"
        + "Latitude,Longitude,Share,YearBuilt,Energy,Rating,Balcony,Garage,Lift,Garden,Heating,District,Condition,Side,"
        + "Agent,Listed,Visit,Price\n";

    /// <summary>Writes a file.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="seed">The same seed gives the same file.</param>
    public static void Write(string path, int rows, int seed)
    {
        using var writer = new StreamWriter(path, append: false, Encoding.ASCII, bufferSize: 1 << 20);
        writer.Write(Header);
        var random = new Random(seed);
        for (int row = 0; row < rows; row++)
            writer.Write(Line(Next(random)));
    }

    private static string Line(Listing flat) => string.Create(
        CultureInfo.InvariantCulture,
        $"{flat.Area:F1},{flat.CeilingHeight:F2},{flat.Sunlight:F2},{flat.Traffic:F0},{flat.SchoolScore:F1},"
        + $"{flat.Crime:F2},{flat.Rooms},{flat.Bathrooms},{flat.Floor},{flat.Lot:F0},{flat.Income:F0},"
        + $"{flat.Distance:F0},{flat.Inquiries},{flat.Latitude:F5},{flat.Longitude:F5},{flat.Share:F3},"
        + $"{flat.YearBuilt},{flat.Energy:F1},{flat.Rating:F1},{Text(flat.Balcony)},{Text(flat.Garage)},"
        + $"{Text(flat.Lift)},{Text(flat.Garden)},{flat.Heating},{flat.District},{flat.Condition},{flat.Side},"
        + $"{flat.Agent},{flat.Listed:yyyy-MM-dd},{flat.Visit:HH:mm},{flat.Price:F0}\n");

    private static string Text(bool value) => value ? "true" : "false";

    private static Listing Next(Random random)
    {
        double area = 25 + (175 * random.NextDouble());
        int condition = random.Next(6);
        var flat = new Listing(
            (float)area,
            Between(random, 2.2, 3.5), Between(random, 0, 10), Between(random, 0, 20_000), Between(random, 1, 10),
            Between(random, 0, 50),
            1 + (int)(area / 30) + random.Next(2), 1 + random.Next(3), random.Next(12),
            (float)(area * Math.Exp(3 * random.NextDouble())), (float)Math.Exp(9 + (3 * random.NextDouble())),
            (float)Math.Exp(4 + (6 * random.NextDouble())), (int)Math.Exp(6 * random.NextDouble()),
            Between(random, 47, 48), Between(random, 8, 9), Between(random, 0, 1),
            IsMissing(random) ? null : random.Next(1880, 2026),
            IsMissing(random) ? null : Between(random, 20, 300),
            IsMissing(random) ? null : Between(random, 1, 5),
            random.Next(2) == 0, random.Next(3) == 0, random.Next(2) == 0, random.Next(4) == 0,
            (Heating)random.Next(5), Category(nameof(Listing.District), random.Next(4)),
            Category(nameof(Listing.Condition), condition), Category(nameof(Listing.Side), random.Next(4)),
            $"Agent {random.Next(40)}",
            new DateOnly(2024, 1, 1).AddDays(random.Next(700)), new TimeOnly(random.Next(8, 20), random.Next(60)),
            0);
        double noise = 1 + (0.03 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()))
            * Math.Cos(2 * Math.PI * random.NextDouble()));
        return flat with { Price = (float)(Price(flat, condition) * noise) };
    }

    // Products of columns, a curve over the year, a hill on the map and a season: what a line cannot follow.
    private static double Price(Listing flat, int condition)
    {
        double district = 1 + (0.2 * Listing.Schema.Columns[Listing.Schema.IndexOf(nameof(flat.District))]
            .Categories.IndexOf(flat.District));
        double age = ((flat.YearBuilt ?? 1953) - 1953) / 73.0;
        double hill = Math.Exp(-20 * (Math.Pow(flat.Latitude - 47.6, 2) + Math.Pow(flat.Longitude - 8.3, 2)));
        double season = Math.Cos(2 * Math.PI * (flat.Listed.Month - 5) / 12);
        double perMeter = 2_500 * district * (1.3 - (0.12 * condition)) * (1 + (0.35 * age * age)) * (1 + (0.5 * hill));
        double extras = (flat.Balcony ? 8_000 : 0) + (flat.Garage ? 22_000 : 0) + (flat.Lift ? 2_500 * flat.Floor : 0)
            + (flat.Garden ? 15_000 : 0) + (flat.Heating == Heating.HeatPump ? 18_000 : 0)
            + (12_000 * Math.Log(flat.Lot)) - (15_000 * Math.Log(flat.Distance)) + (14_000 * Math.Log(flat.Income))
            - (60 * (flat.Energy ?? 160)) + (6_000 * (flat.Rating ?? 3)) + (4_000 * flat.SchoolScore)
            + (400 * int.Parse(flat.Agent.AsSpan(6), CultureInfo.InvariantCulture));
        return ((flat.Area * perMeter) + extras) * (1 + (0.04 * season));
    }

    private static string Category(string column, int index) =>
        Listing.Schema.Columns[Listing.Schema.IndexOf(column)].Categories[index];

    private static bool IsMissing(Random random) => random.Next(10) == 0;

    private static float Between(Random random, double least, double most) =>
        (float)(least + ((most - least) * random.NextDouble()));
}
