using System.Globalization;
using System.Text;

namespace StaticNet.Data.Benchmarks;

/// <summary>A file of houses whose price follows from what is said of them.</summary>
internal static class HouseFile
{
    private static readonly string[] s_districts = ["Hill View", "Old Town", "Riverside", "Station"];

    /// <summary>Writes rows until there are enough of them, or bytes.</summary>
    /// <returns>The number of rows.</returns>
    public static long Write(string path, long mostRows, long mostBytes)
    {
        using var writer = new StreamWriter(path, append: false, Encoding.ASCII, bufferSize: 1 << 20);
        writer.Write("Id,Area,Lot,District,Rooms,YearBuilt,Latitude,Longitude,Floor,Price\n");
        var random = new Random(1);
        Span<char> line = stackalloc char[200];
        long bytes = 0, rows = 0;
        for (; rows < mostRows && bytes < mostBytes; rows++)
        {
            double area = 30 + (170 * random.NextDouble()), lot = area * (1 + (9 * random.NextDouble()));
            int district = random.Next(4), rooms = 1 + random.Next(7);
            int year = random.Next(1900, 2025), floor = random.Next(6);
            double latitude = 47 + random.NextDouble(), longitude = 8 + random.NextDouble();
            double price = (3_000 * area) + (100 * lot) + (40_000 * district) + (500 * (year - 1900))
                + (20_000 * (latitude - 47));
            string built = rows % 11 == 0 ? "" : year.ToString(CultureInfo.InvariantCulture);
            string text = string.Create(
                CultureInfo.InvariantCulture, line,
                $"{rows},{area:F2},{lot:F1},{s_districts[district]},{rooms},{built},{latitude:F5},{longitude:F5},");
            writer.Write(text);
            string end = string.Create(CultureInfo.InvariantCulture, line, $"{floor},{price:F0}\n");
            writer.Write(end);
            bytes += text.Length + end.Length;
        }
        return rows;
    }
}
