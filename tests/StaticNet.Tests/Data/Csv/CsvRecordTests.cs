using System.Globalization;
using System.Text;

namespace StaticNet.Tests.Data.Csv;

/// <summary>Records read from files, as the compiler reads them.</summary>
public sealed class CsvRecordTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    private string Write(string content, string name = "flats.csv")
        => _directory.Write(name, Encoding.UTF8.GetBytes(content));

    [Fact]
    public void Columns_are_found_by_name_in_any_order_among_others()
    {
        string path = Write(",rent,note,FLOOR AREA,City,year-built\n1,950.5,\"a\nb\",40,Old Town,NA\n2,1e3,,50,port,1990\n");
        Table<Flat> flats = CsvFile.Read<Flat>(path);
        Assert.Equal([new Flat(40, null, "Old Town", 950.5), new Flat(50, 1990, "Port", 1000)], flats);
    }

    [Fact]
    public void Without_a_header_columns_stand_in_the_order_of_the_properties()
    {
        var options = new CsvOptions { HasHeader = false, Culture = CultureInfo.GetCultureInfo("de-DE"), AllowThousands = true };
        Table<Flat> flats = CsvFile.Read<Flat>(Write("40,5;1990;Port;1.950,25\n"), options);
        Assert.Equal([new Flat(40.5f, 1990, "Port", 1950.25)], flats);
        flats = CsvFile.Read<Flat>(Write("40;1990;Port\n"), options with { HasTargets = false });
        Assert.Equal([new Flat(40, 1990, "Port", 0)], flats);
        var exception = Assert.Throws<CsvException>(() => CsvFile.Read<Flat>(Write("40;1990;Port\n"), options));
        Assert.Equal(CsvError.WrongFieldCount, exception.Error);
    }

    [Fact]
    public void Columns_that_are_missing_or_could_be_two_are_named()
    {
        var exception = Assert.Throws<CsvException>(() => CsvFile.Read<Flat>(Write("city,rent\nPort,1")));
        Assert.EndsWith(
            "line 1: there is no column for FloorArea, YearBuilt of Flat; the columns are city, rent.", exception.Message);
        string path = Write("FloorArea,YearBuilt,City\n40,,Port\n");
        Assert.EndsWith(
            "set CsvOptions.HasTargets to false.", Assert.Throws<CsvException>(() => CsvFile.Read<Flat>(path)).Message);
        Assert.Equal(
            [new Flat(40, null, "Port", 0)], CsvFile.Read<Flat>(path, new CsvOptions { HasTargets = false }));
        path = Write("floor area,floor_area,YearBuilt,City,rent\n1,2,,Port,3\n");
        exception = Assert.Throws<CsvException>(() => CsvFile.Read<Flat>(path));
        Assert.Equal((CsvError.DuplicateColumn, 1, 2), (exception.Error, exception.Line, exception.Column));
    }

    [Fact]
    public void All_fields_that_are_wrong_are_reported_with_what_was_expected()
    {
        string path = Write("FloorArea,YearBuilt,City,Rent\n40,1990,Port,1\n,19.5,Harbour,\"1,2\"\n1,2,Port\n");
        var exception = Assert.Throws<CsvException>(() => CsvFile.Read<Flat>(path));
        Assert.Equal(
            [
                "line 3, column 1 (FloorArea): the value is missing.",
                "line 3, column 2 (YearBuilt): '19.5' is not a whole number that an int holds.",
                "line 3, column 3 (City): 'Harbour' is not one of Old Town, Port.",
                "line 3, column 4 (Rent): '1,2' is not a finite number.",
                "line 4: there are 3 fields, but the header names 4 columns.",
            ],
            exception.Cells.Select(cell => cell.ToString()));
    }

    [Fact]
    public void Rows_of_several_files_come_one_after_another_and_may_be_read_again()
    {
        string first = Write("FloorArea,YearBuilt,City,Rent\n40,,Port,1\n", "1.csv");
        string second = Write("City;Rent;FloorArea;YearBuilt\nPort;2;50;\n", "2.csv");
        IEnumerable<Flat> rows = CsvFile.Rows<Flat>([first, second]);
        Assert.Equal([1, 2], rows.Select(flat => flat.Rent));
        Assert.Equal([1, 2], rows.Select(flat => flat.Rent));
        File.AppendAllText(second, "Port;2;oops;\n");
        List<double> read = [];
        Assert.Throws<CsvException>(() => read.AddRange(rows.Select(flat => flat.Rent)));
    }
}
