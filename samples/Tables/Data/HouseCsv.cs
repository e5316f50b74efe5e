using System.Globalization;
using StaticNet;

namespace Tables.Data;

/// <summary>Writes houses as a CSV file, with prices of their own or predicted ones.</summary>
internal static class HouseCsv
{
    private const string Header = "Area,Lot,District,Heating,YearBuilt,Agent,Sold,HouseNumber,Price";

    /// <summary>Writes the file, whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="houses">The houses.</param>
    /// <param name="price">The price of each.</param>
    public static void Write(string path, Table<House> houses, Func<House, float> price) =>
        AtomicFile.Write(path, stream =>
        {
            using var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
            writer.WriteLine(Header);
            foreach (House house in houses)
                writer.WriteLine(Line(house, price(house)));
        });

    private static string Line(House house, float price) => string.Create(
        CultureInfo.InvariantCulture,
        $"{house.Area},{house.Lot},{house.District},{house.Heating},{house.YearBuilt},{Quoted(house.Agent)},"
        + $"{house.Sold:yyyy-MM-dd},{house.HouseNumber},{price}");

    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(',', '"', '\n') < 0 ? text : $"\"{text.Replace("\"", "\"\"")}\"";
}
