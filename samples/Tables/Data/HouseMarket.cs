using StaticNet;

namespace Tables.Data;

/// <summary>
/// Makes up houses whose prices follow a rule: so much for each square metre in its district, some for the lot, the
/// heating and the year, a little for the agent and the season, and chance. The number of the house means nothing.
/// </summary>
internal static class HouseMarket
{
    private const int Agents = 30;

    private static readonly string[] s_districts = ["Hill View", "Old Town", "Riverside"];
    private static readonly double[] s_priceOfDistrict = [2200, 3400, 2700];
    private static readonly double[] s_priceOfHeating = [0, 15_000, 40_000];

    /// <summary>The houses of a seed.</summary>
    public static Table<House> Make(int rows, int seed)
    {
        var random = new Random(seed);
        return new Table<House>(Enumerable.Range(0, rows).Select(_ => Next(random)));
    }

    private static House Next(Random random)
    {
        float area = 40 + 160 * random.NextSingle(), lot = MathF.Exp(5 + 2.5f * random.NextSingle());
        int district = random.Next(3), heating = random.Next(3), agent = random.Next(Agents);
        int? year = random.Next(6) == 0 ? null : random.Next(1900, 2021);
        DateOnly sold = new DateOnly(2015, 1, 1).AddDays(random.Next(3650));
        double season = 1 + 0.03 * Math.Cos(2 * Math.PI * (sold.Month - 6) / 12);
        double price = area * s_priceOfDistrict[district] + 25 * Math.Sqrt(lot) * 40 + s_priceOfHeating[heating]
            + 900 * ((year ?? 1960) - 1960);
        price *= season * (1 + 0.04 * (sold.Year - 2015)) * (0.97 + 0.002 * agent) * Math.Exp(0.04 * Normal(random));
        return new House(
            area, lot, s_districts[district], (Heating)heating, year, $"Agent {agent + 1}", sold, random.Next(1, 200),
            (float)Math.Max(price, 20_000));
    }

    // Box and Muller's method.
    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
