namespace StaticNetTable;

/// <summary>
/// Makes up rows whose price follows a rule, with some noise. Replace them by your own: new Table&lt;House&gt;(rows).
/// </summary>
public static class Houses
{
    private static readonly string[] s_districts = ["Old Town", "Riverside", "Hill View"];

    public static IEnumerable<House> Generate(int count, int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < count; i++)
        {
            int area = random.Next(40, 200), rooms = area / 30 + random.Next(0, 2), district = random.Next(3);
            int? year = random.Next(10) == 0 ? null : random.Next(1900, 2025);
            double price = area * (2_000 + 500 * district) + 10_000 * rooms + 500 * ((year ?? 1960) - 1900);
            price *= 0.98 + 0.04 * random.NextDouble();
            yield return new House(area, rooms, year, s_districts[district], (float)price);
        }
    }
}
