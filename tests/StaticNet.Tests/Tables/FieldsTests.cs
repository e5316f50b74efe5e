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
    public void Categories_of_whole_numbers_are_read_as_numbers()
    {
        var fields = new TextFields("01067", "NA", "7", "2", "+5");
        Assert.Equal(new Parcel(1067, null, 7, 2, 5), Read<Parcel>(ref fields));
        Assert.Empty(fields.Rejected);
        fields = new TextFields("1068", "NA", "", "2", "x");
        Read<Parcel>(ref fields);
        Assert.Equal(
            [(0, "one of 8001, 1067, -5"), (2, "a value"), (4, "a whole number that a byte holds")], fields.Rejected);
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

    // What is read in the short way, too.
    [Fact]
    public void Numbers_are_the_nearest_and_dates_are_those_of_the_calendar()
    {
        var random = new Random(1);
        string[] numbers =
        [
            // In the middle between two floats, and next to it.
            "16777217", "16777219", "0.50000002980232239", "33554434.000000001", "-0", "+1.", ".5", "123456789012345678",
            .. Enumerable.Range(0, 1000).Select(_ => Text($"{random.NextDouble() * random.Next(1, 1 << 20)}")[..^2]),
        ];
        foreach (string number in numbers)
        {
            var fields = new TextFields(number);
            float expected = float.Parse(number, CultureInfo.InvariantCulture);
            Assert.Equal(
                BitConverter.SingleToInt32Bits(expected),
                BitConverter.SingleToInt32Bits(Fields.Number<TextFields, float>(ref fields, 0)));
            Assert.Equal(
                BitConverter.DoubleToInt64Bits(double.Parse(number, CultureInfo.InvariantCulture)),
                BitConverter.DoubleToInt64Bits(Fields.Number<TextFields, double>(ref fields, 0)));
        }
        foreach (string text in (string[])["2024-02-29", "2023-02-29", "0001-01-01", "0000-01-01", "2024-13-01", "2024-1-01"])
        {
            var fields = new TextFields(text);
            bool isDate = DateOnly.TryParse(text, CultureInfo.InvariantCulture, out DateOnly expected);
            Assert.Equal(isDate ? expected : null, Fields.OptionalDate<TextFields, DateOnly>(ref fields, 0));
        }
        foreach (string text in (string[])["23:59", "24:00", "07:05:59", "07:05:60", "7:05", "07:05:09.25", "7 PM"])
        {
            var fields = new TextFields(text);
            bool isTime = TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out TimeOnly expected);
            Assert.Equal(isTime ? expected : null, Fields.OptionalDate<TextFields, TimeOnly>(ref fields, 0));
        }
        foreach (string text in (string[])["2024-02-29", "2024-02-29T13:30", "2024-02-29 13:30:05", "2024-02-29x13:30"])
        {
            var fields = new TextFields(text);
            bool isMoment = DateTime.TryParse(text, CultureInfo.InvariantCulture, out DateTime expected);
            Assert.Equal(isMoment ? expected : null, Fields.OptionalDate<TextFields, DateTime>(ref fields, 0));
        }
    }

    [Theory]
    [InlineData("2024-05-31T17:30:00Z")]
    [InlineData("2024-05-31T17:30:00+05:00")]
    [InlineData("2024-05-31 17:30:00-03:00")]
    [InlineData("Fri, 31 May 2024 17:30:00 GMT")]
    [InlineData("05/31/2024 5:30 PM")]
    public void A_time_is_that_of_its_own_clock_in_whatever_time_zone_it_is_read(string text)
    {
        var fields = new TextFields(text);
        Assert.Equal(new DateTime(2024, 5, 31, 17, 30, 0), Fields.OptionalDate<TextFields, DateTime>(ref fields, 0));
        Assert.Equal(
            new DateTime(2024, 5, 31, 17, 30, 0), Fields.OptionalDate<TextFields, DateTimeOffset>(ref fields, 0)?.DateTime);
    }

    [Fact]
    public void A_file_has_dates_of_one_notation()
    {
        CultureInfo british = CultureInfo.GetCultureInfo("en-GB");
        Assert.Equal(new DateTime(2024, 4, 5), Read("05/04/2024"));
        Assert.Equal(new DateTime(2024, 5, 31), Read("31/05/2024"));
        Assert.Equal(new DateTime(2024, 5, 31), Read("2024-05-31"));
        Assert.Null(Read("05/31/2024"));

        DateTime? Read(string text)
        {
            var fields = new TextFields(text) { Culture = british };
            DateOnly? day = Fields.OptionalDate<TextFields, DateOnly>(ref fields, 0);
            DateTime? moment = Fields.OptionalDate<TextFields, DateTime>(ref fields, 0);
            Assert.Equal(moment, day?.ToDateTime(TimeOnly.MinValue));
            Assert.Equal(moment is null ? 2 : 0, fields.Rejected.Count);
            return moment;
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static TRow Read<TRow>(ref TextFields fields)
        where TRow : IFeatures<TRow> => TRow.Read(ref fields);

    private struct TextFields(params string[] texts) : IFieldSource
    {
        public List<(int Column, string Expected)> Rejected { get; } = [];

        public int Absent { get; init; } = -1;

        public CultureInfo Culture { get; init; } = CultureInfo.InvariantCulture;

        public readonly bool Has(int column) => column != Absent;

        public readonly ReadOnlySpan<char> Field(int column) => texts[column];

        public readonly bool IsMissing(scoped ReadOnlySpan<char> text) => text is "" or "NA";

        public readonly void Reject(int column, string expected) => Rejected.Add((column, expected));
    }
}
