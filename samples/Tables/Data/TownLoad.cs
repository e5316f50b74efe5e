using StaticNet;

namespace Tables.Data;

/// <summary>
/// Makes up the load of a town, hour by hour: people work by day and rest at the weekend, heat when it is cold, and
/// there is chance, of which some lasts for hours.
/// </summary>
internal static class TownLoad
{
    /// <summary>The hours of a seed, from the first day of 2024 on.</summary>
    public static Table<Hour> Make(int days, int seed)
    {
        var random = new Random(seed);
        double lasting = 0;
        return new Table<Hour>(Enumerable.Range(0, days * 24).Select(hour =>
        {
            var time = new DateTime(2024, 1, 1).AddHours(hour);
            double warmth = Math.Cos(2 * Math.PI * (time.Hour - 15) / 24);
            double temperature = 10 - 10 * Math.Cos(2 * Math.PI * time.DayOfYear / 366) + 4 * warmth + Noise(random);
            bool isWeekend = time.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            double day = Peak(time.Hour, at: 8.5, width: 2.5) + Peak(time.Hour, at: 19, width: 3);
            lasting = 0.9 * lasting + 8 * Noise(random);
            double load = 500 + (isWeekend ? 180 : 300) * day + 9 * Math.Max(0, 18 - temperature) + lasting;
            return new Hour(time, (float)load, (float)temperature);
        }));
    }

    private static double Peak(int hour, double at, double width) => Math.Exp(-Math.Pow((hour - at) / width, 2));

    // Between -1 and 1, most often near 0.
    private static double Noise(Random random) => random.NextDouble() + random.NextDouble() - 1;
}
