namespace StaticNetTable;

/// <summary>The table. Replace it by your own: a row of numbers for each sample, and the number to predict.</summary>
public static class Houses
{
    /// <summary>Area, rooms, age, distance from the center.</summary>
    public const int Columns = 4;

    /// <summary>Makes up rows whose price follows a rule, with some noise.</summary>
    public static (float[] Rows, float[] Prices) Generate(int count, int seed)
    {
        var random = new Random(seed);
        float[] rows = new float[count * Columns], prices = new float[count];
        for (int i = 0; i < count; i++)
        {
            double area = random.Next(40, 200), rooms = Math.Round(area / 30) + random.Next(0, 2);
            double age = random.Next(0, 80), distance = 20 * random.NextDouble();
            double price = 2_500 * area + 10_000 * rooms - 1_000 * age - 6_000 * distance;
            prices[i] = (float)(price * (0.98 + 0.04 * random.NextDouble()));
            ((double[])[area, rooms, age, distance]).Select(value => (float)value).ToArray()
                .CopyTo(rows, i * Columns);
        }
        return (rows, prices);
    }
}
