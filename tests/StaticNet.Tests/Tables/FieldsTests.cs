using System.Globalization;

namespace StaticNet.Tests.Tables;

/// <summary>Records made of text, and what is wrong with it.</summary>
public sealed class FieldsTests
{
    [Fact]
    public void A_record_is_made_of_its_fields()
    {
        var fields = new TextFields("120.5", "1e3", "old town", "HeatPump", "NA", "Ann", "x", "250000");
        House house = Read<House>(ref fields);
        Assert.Empty(fields.Rejected);
        Assert.Equal(new House(120.5f, 1000, "Old Town", Heating.HeatPump, null, "Ann", "x", 250000), house);
    }

    [Fact]
    public void All_that_is_wrong_is_collected()
    {
        var fields = new TextFields("much", "", "Moon", "Coal", "1.5", "", "", "Infinity");
        House house = Read<House>(ref fields);
        Assert.Equal(
            [
                "Area: a finite number", "Lot: a value", "District: one of Hill View, Old Town, Riverside",
                "Heating: one of None, Gas, HeatPump", "YearBuilt: a whole number that an int holds", "Agent: a value",
                "Price: a finite number",
            ],
            fields.Rejected.Select(static rejected => $"{House.Schema.Columns[rejected.Column].Name}: {rejected.Expected}"));
        Assert.Equal("", house.District);
    }

    [Fact]
    public void Columns_that_are_not_there_are_left_out_and_computed_ones_not_asked_for()
    {
        var fields = new TextFields(
            "44", "1000", "2", "3.5", "", "80", "5", "yes", "NA", "b", "NA", "2024-02-29 13:30", "", "not asked for")
        {
            Absent = Visit.Schema.IndexOf("Weight"),
        };
        Visit visit = Read<Visit>(ref fields);
        Assert.Empty(fields.Rejected);
        Assert.Equal((44, 1000m, (short)2, 3.5f), (visit.Age, visit.Income, visit.Visits, visit.Score));
        Assert.Equal((null, null, 5), (visit.Height, visit.Weight, visit.Number));
        Assert.Equal((true, null, "b", null), (visit.IsNew, visit.IsPaid, visit.Group, visit.City));
        Assert.Equal((new DateTime(2024, 2, 29, 13, 30, 0), null), (visit.Start, visit.Birthday));
        Assert.True(Visit.Schema.Columns[Visit.Schema.IndexOf("Half")].IsComputed);
    }

    private static TRow Read<TRow>(ref TextFields fields)
        where TRow : IFeatures<TRow> => TRow.Read(ref fields);

    private struct TextFields(params string[] texts) : IFieldSource
    {
        public List<(int Column, string Expected)> Rejected { get; } = [];

        public int Absent { get; init; } = -1;

        public readonly CultureInfo Culture => CultureInfo.InvariantCulture;

        public readonly bool Has(int column) => column != Absent;

        public readonly ReadOnlySpan<char> Field(int column) => texts[column];

        public readonly bool IsMissing(scoped ReadOnlySpan<char> text) => text is "" or "NA";

        public readonly void Reject(int column, string expected) => Rejected.Add((column, expected));
    }
}
