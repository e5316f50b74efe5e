using System.Globalization;
using System.Text;

namespace StaticNet.Tests.Data.Csv;

/// <summary>Files as spreadsheets, pandas, R and old machines write them.</summary>
public sealed class RealCsvFileTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    private static readonly CsvOptions s_german = new() { Culture = CultureInfo.GetCultureInfo("de-DE") };

    private string Write(string content, Encoding? encoding = null)
        => _directory.Write("data.csv", [.. (encoding ?? Encoding.UTF8).GetBytes(content)]);

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    [InlineData("utf-32", true)]
    [InlineData("iso-8859-1", false)]
    public void Encodings_are_found(string name, bool hasMark)
    {
        string path = Write((hasMark ? "\uFEFF" : "") + "Fläche,Ort\n1.5,Köln\n2,Aß\n", Encoding.GetEncoding(name));
        CsvClasses read = CsvFile.ReadClasses(path, "Ort", ["Fläche"]);
        Assert.Equal(["Aß", "Köln"], read.Names);
        Assert.Equal([1.5f, 2], read.Data.Inputs);
    }

    [Fact]
    public void An_encoding_may_be_given_and_what_it_cannot_read_is_rejected()
    {
        string path = _directory.Write("shift.csv", [.. "x,y\n1,"u8, 0xB1, .. "\n"u8]);
        var options = new CsvOptions { Encoding = Encoding.GetEncoding("iso-8859-1") };
        Assert.Equal(["±"], CsvFile.ReadClasses(path, "y", options: options).Names);
        options = new CsvOptions { Encoding = Encoding.UTF8 };
        var exception = Assert.Throws<CsvException>(() => CsvFile.ReadClasses(path, "y", options: options));
        Assert.Equal(CsvError.BadEncoding, exception.Error);
    }

    [Theory]
    [InlineData(",", "\n")]
    [InlineData(";", "\r\n")]
    [InlineData("\t", "\r")]
    [InlineData("|", "\r\n")]
    public void Separators_line_ends_blank_lines_spaces_and_what_trails_are_understood(string separator, string end)
    {
        string[] lines =
        [
            "", "x, \"a, b; c|d\te\" ,y,", " 1 ,\"2\" , red,", "", "   ", ",,,", "3,\"4\",\"two\nlines\"", "5, \"6\",red,", "", "",
        ];
        string content = string.Join(end, lines.Select(line => line.StartsWith('x')
            ? line.Replace("x, ", $"x{separator} ").Replace(" ,y,", $" {separator}y{separator}")
            : line.Replace(",", separator)));
        CsvClasses read = CsvFile.ReadClasses(
            Write(content), "y", ["a, b; c|d\te", "x"], options: new CsvOptions { TrimLabels = true });
        Assert.Equal([2, 1, 4, 3, 6, 5], read.Data.Inputs);
        Assert.Equal(["red", "two\nlines"], read.Names);
        Assert.Equal([0, 1, 0], read.Data.Labels);
    }

    [Theory]
    [InlineData("sep=;\r\nx;y\r\n1,5;2\r\n")]
    [InlineData("sep=;\nx;y\n1,5;2")]
    [InlineData("x;y\n1,5;2")]
    [InlineData("x\ty\n1,5\t2")]
    public void Decimal_commas_are_read_in_their_culture_and_refused_in_others(string content)
    {
        string path = Write(content);
        Assert.Equal([1.5f], CsvFile.ReadTargets(path, ["y"], options: s_german).Inputs);
        var exception = Assert.Throws<CsvException>(() => CsvFile.ReadTargets(path, ["y"]));
        int line = content.StartsWith("sep", StringComparison.Ordinal) ? 3 : 2;
        Assert.Equal((CsvError.NotANumber, line, 1), (exception.Error, exception.Line, exception.Column));
    }

    [Fact]
    public void Thousands_are_read_where_asked_and_only_in_whole_groups()
    {
        string path = Write("x;y\n1,234,567.5;-1,000");
        var options = new CsvOptions { AllowThousands = true };
        Dataset data = CsvFile.ReadTargets(path, ["y"], options: options);
        Assert.Equal([1_234_567.5f, -1_000], [.. data.Inputs, .. data.Targets]);
        Assert.Equal(2, Assert.Throws<CsvException>(() => CsvFile.ReadTargets(path, ["y"])).CellCount);
        string[] bad = ["1,23", "12,34.5", "1234,567", ",123", "1,,234", "1,234,", "1,2345"];
        path = Write("x;y\n" + string.Concat(bad.Select(number => $"{number};1\n")));
        Assert.Equal(
            bad.Length,
            Assert.Throws<CsvException>(() => CsvFile.ReadTargets(path, ["y"], options: options)).CellCount);
        path = Write("x;y\n12.345,5;1\n1.000;2");
        Assert.Equal(
            [12_345.5f, 1_000],
            CsvFile.ReadTargets(path, ["y"], options: s_german with { AllowThousands = true }).Inputs);
        path = Write("x;y\n12 345,5;1\n1\u00A0000;2\n1\u202F000;2");
        options = options with { Culture = CultureInfo.GetCultureInfo("fr-FR") };
        Assert.Equal([12_345.5f, 1_000, 1_000], CsvFile.ReadTargets(path, ["y"], options: options).Inputs);
    }

    [Fact]
    public void Numbers_are_the_nearest_of_single_precision()
    {
        var random = new Random(1);
        List<string> texts =
            ["0", "-0", "+.5", "5.", "16777217", "16777217.0", "0.1000000014901161", "1e-45", "3.4028235e38", "00012.50"];
        // In the middle between two floats, and just beside it.
        texts.AddRange(["1.000000059604645", "1.00000005960464477539062500001", "8388608.5", "8388609.5", "9007199254740993"]);
        for (int i = 0; i < 2_000; i++)
            texts.Add((random.NextDouble() * Math.Pow(10, random.Next(-8, 9))).ToString($"F{random.Next(16)}", CultureInfo.InvariantCulture));
        Dataset data = CsvFile.ReadTargets(Write("x,y\n" + string.Concat(texts.Select(text => $"{text},0\n"))), ["y"]);
        for (int i = 0; i < texts.Count; i++)
            Assert.Equal(float.Parse(texts[i], CultureInfo.InvariantCulture), data.Inputs[i]);
    }

    [Fact]
    public void Without_a_header_columns_are_called_by_their_position()
    {
        var options = new CsvOptions { HasHeader = false };
        string path = Write("1,2,3\n4,5,6\n");
        Dataset data = CsvFile.ReadTargets(path, ["3"], options: options);
        Assert.Equal([1, 2, 4, 5], data.Inputs);
        Assert.Equal([3, 6], data.Targets);
        path = Write("1,2\n3,x\n5\n");
        var exception = Assert.Throws<CsvException>(() => CsvFile.ReadTargets(path, ["1"], options: options));
        Assert.Equal(
            ["line 2, column 2: 'x' is not a number.", "line 3: there are 1 fields, but the first line has 2 columns."],
            exception.Cells.Select(cell => cell.ToString()));
    }

    [Fact]
    public void An_index_without_a_name_is_no_input()
    {
        string path = Write(",x,y\n7,1,2\n");
        Assert.Equal([1], CsvFile.ReadTargets(path, ["y"], ["x"]).Inputs);
        var options = new CsvOptions { IgnoreUnnamedColumns = true };
        Assert.Equal([1], CsvFile.ReadTargets(path, ["y"], options: options).Inputs);
    }

    [Fact]
    public void Columns_that_nobody_asks_for_may_hold_anything()
    {
        string path = Write("note,x,note,,y\n\"a \"\"b\"\"\n,c\",1,NA,,2\nnull,3,\"\",7,4\n");
        Dataset data = CsvFile.ReadTargets(path, ["y"], ["x"]);
        Assert.Equal([1, 3], data.Inputs);
        Assert.Equal([2, 4], data.Targets);
    }

    [Fact]
    public void Labels_that_only_spaces_tell_apart_are_reported_or_one_class_where_asked()
    {
        string path = Write("x,y\n1,cat\n2, cat\n3,dog\n4,\"cat \"\n");
        var exception = Assert.Throws<CsvException>(() => CsvFile.ReadClasses(path, "y"));
        Assert.Equal([3, 5], exception.Cells.Select(cell => cell.Line));
        Assert.All(exception.Cells, cell => Assert.Equal(CsvError.AmbiguousClass, cell.Error));
        CsvClasses read = CsvFile.ReadClasses(path, "y", options: new CsvOptions { TrimLabels = true });
        Assert.Equal(["cat", "dog"], read.Names);
        Assert.Equal([0, 0, 1, 0], read.Data.Labels);
        Assert.Equal(2, Assert.Throws<CsvException>(
            () => CsvFile.ReadClasses(path, "y", classes: ["cat", "dog"])).CellCount);
    }

    [Fact]
    public void Labels_that_are_numbers_are_ordered_as_such()
    {
        Assert.Equal(["-1", "0.5", "1e1", "20"], CsvFile.ReadClasses(Write("x,y\n1,20\n1,1e1\n1,0.5\n1,-1"), "y").Names);
        Assert.Equal(
            ["0,5", "3", "10"], CsvFile.ReadClasses(Write("x;y\n1;10\n1;0,5\n1;3"), "y", options: s_german).Names);
    }

    [Fact]
    public void Sixty_thousand_columns_take_no_time()
    {
        string Many(Func<int, string> item) => string.Join(',', Enumerable.Range(0, 60_000).Select(item));
        string path = Write($"{Many(i => $"c{i}")}\n{Many(i => $"{i}")}\n{Many(i => $"\"{i}\"")}\n");
        long begun = Environment.TickCount64;
        Dataset data = CsvFile.ReadTargets(path, ["c59999"]);
        Assert.Equal((59_999, 59_998f), (data.InputSize, data.Inputs[^1]));
        string[] chosen = [.. Enumerable.Range(1, 59_999).Select(i => $"c{i}")];
        Assert.Equal(1, CsvFile.ReadTargets(path, ["c0"], chosen).Inputs[0]);
        Assert.InRange(Environment.TickCount64 - begun, 0, 2_000);
        path = Write(new string(',', 1_000_000));
        Assert.Equal(
            CsvError.NoHeader, Assert.Throws<CsvException>(() => CsvFile.ReadTargets(path, ["c0"])).Error);
        path = Write(string.Join(',', Enumerable.Range(0, 200_000)) + "\n");
        Assert.Equal(
            CsvError.TooManyColumns, Assert.Throws<CsvException>(() => CsvFile.ReadTargets(path, ["c0"])).Error);
    }
}
