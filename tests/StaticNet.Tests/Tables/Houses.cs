namespace StaticNet.Tests.Tables;

/// <summary>Houses whose prices follow a known rule.</summary>
internal static class Houses
{
    private static readonly string[] Districts = ["Hill View", "Old Town", "Riverside"];

    public static House Plain { get; } = new(120, 400, "Old Town", Heating.Gas, null, "Ann", "", 250_000);

    public static Table<House> Make(int count)
    {
        var random = new Random(1);
        return new Table<House>(Enumerable.Range(0, count).Select(_ => Next(random)));
    }

    private static House Next(Random random)
    {
        float area = 40 + 160 * random.NextSingle(), lot = MathF.Exp(5 + 2 * random.NextSingle());
        int district = random.Next(3), agent = random.Next(7), heating = random.Next(3);
        int? year = random.Next(5) == 0 ? null : random.Next(1950, 2020);
        double price = area * 2000 * (1 + 0.2 * district) * (1 + 0.05 * agent) + lot * 50 + heating * 10_000
            + ((year ?? 1985) - 1985) * 500;
        return new House(area, lot, Districts[district], (Heating)heating, year, $"Agent{agent}", "note", (float)price);
    }
}
