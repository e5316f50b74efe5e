using System.Globalization;
using System.Text;

namespace StaticNet.Tests.Data.Csv;

public sealed class CsvFileTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    private string Write(string content) => _directory.Write("data.csv", Encoding.UTF8.GetBytes(content));

    [Fact]
    public void Chosen_columns_become_inputs_and_names_become_classes_in_an_order_of_their_own()
    {
        string path = Write("width,id,kind,height\n1.5,a,setosa,-2\n 3e1 ,b,iris,.5\n+4,c,setosa,5");
        CsvClasses read = CsvFile.ReadClasses(path, "kind", ["height", "width"]);
        Assert.Equal(["iris", "setosa"], read.Names);
        Assert.Equal([1, 0, 1], read.Data.Labels);
        Assert.Equal([-2, 1.5f, 0.5f, 30, 5, 4], read.Data.Inputs);
        Assert.Equal((3, 2, 2), (read.Data.Count, read.Data.InputSize, read.Data.Classes));
    }

    [Fact]
    public void Classes_that_are_numbers_are_ordered_as_such_and_those_of_the_training_data_keep_their_indices()
    {
        CsvClasses train = CsvFile.ReadClasses(Write("x,y\n1,10\n2,9\n3,-1"), "y");
        Assert.Equal(["-1", "9", "10"], train.Names);
        CsvClasses test = CsvFile.ReadClasses(Write("x,y\n1,10\n1,9"), "y", classes: train.Names);
        Assert.Equal([2, 1], test.Data.Labels);
        Assert.Equal(train.Names, test.Names);
    }

    [Fact]
    public void Targets_are_read_from_several_columns()
    {
        Dataset data = CsvFile.ReadTargets(Write("a;b;c;d\n1;2;3;4\n5;6;7;8\n"), ["d", "b"]);
        Assert.Equal([1, 3, 5, 7], data.Inputs);
        Assert.Equal([4, 2, 8, 6], data.Targets);
        Assert.Equal((2, 2), (data.InputSize, data.TargetSize));
    }

    [Fact]
    public void Quotes_byte_order_mark_and_both_line_ends_are_understood()
    {
        string path = Write("\uFEFF\"the \"\"x\"\"\r\nvalue\",y\r\n\"1\",\"a, b\r\nc\"\n2,\"\"\"é\"\"\"\r\n");
        CsvClasses read = CsvFile.ReadClasses(path, "y", ["the \"x\"\r\nvalue"]);
        Assert.Equal(["\"é\"", "a, b\r\nc"], read.Names);
        Assert.Equal([1, 0], read.Data.Labels);
        Assert.Equal([1, 2], read.Data.Inputs);
    }

    [Fact]
    public void The_culture_changes_nothing()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            (comma.NumberFormat.NumberDecimalSeparator, comma.NumberFormat.NumberGroupSeparator) = (",", ".");
            comma.NumberFormat.NegativeSign = "~";
            CultureInfo.CurrentCulture = comma;
            Assert.Equal([-1.5f], CsvFile.ReadTargets(Write("x,y\n-1.5,2"), ["y"]).Inputs);
            Assert.Equal(["-2", "-1"], CsvFile.ReadClasses(Write("x,y\n1,-1\n1,-2"), "y").Names);
            Rejected("x,y\n\"1,5\",2", CsvError.NotANumber, 2, 1);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    public static TheoryData<string, CsvError, int, int> Bad => new()
    {
        { "", CsvError.NoHeader, 1, 0 },
        { "x,y", CsvError.NoRecords, 1, 0 },
        { "x,y\r\n", CsvError.NoRecords, 1, 0 },
        { "x,y,x\n1,2,3", CsvError.DuplicateColumn, 1, 3 },
        { "x,z\n1,2", CsvError.UnknownColumn, 1, 0 },
        { "x,Y\n1,2", CsvError.UnknownColumn, 1, 0 },
        { "y\n1", CsvError.UnknownColumn, 1, 0 },
        { "x,y\n1,2\n3", CsvError.WrongFieldCount, 3, 0 },
        { "x,y\n1,2\n3,4,5", CsvError.WrongFieldCount, 3, 0 },
        { "x,y\n1,2,4\n", CsvError.WrongFieldCount, 2, 0 },
        { "x,y\n1,2\n\n3\n", CsvError.WrongFieldCount, 4, 0 },
        { "x,y\n,2", CsvError.MissingValue, 2, 1 },
        { "x,y\n1,2\n1,\"\"", CsvError.MissingValue, 3, 2 },
        { "x,y\n1, ", CsvError.MissingValue, 2, 2 },
        { "x,y\n1,2\n\"a\nb\",2", CsvError.NotANumber, 3, 1 },
        { "x,y\n\"1\n\",2\noops,2", CsvError.NotANumber, 4, 1 },
        { "x,y\n0x10,2", CsvError.NotANumber, 2, 1 },
        { "x,y\n\"1,000\",2", CsvError.NotANumber, 2, 1 },
        { "x,y\nNaN,2", CsvError.MissingValue, 2, 1 },
        { "x,y\n1e39,2", CsvError.NotANumber, 2, 1 },
        { "x,y\n1,2\n1,\"2\n\n", CsvError.UnterminatedQuote, 3, 2 },
        { "x,y\n1,\"", CsvError.UnterminatedQuote, 2, 2 },
        { "x,y\n1,\"2\"\"", CsvError.UnterminatedQuote, 2, 2 },
        { "x,y\n1,2\"", CsvError.MisplacedQuote, 2, 2 },
        { "x,y\n1,\"2\" 3", CsvError.MisplacedQuote, 2, 2 },
        { "x,y\n\"1\n\"\"\"2,2", CsvError.MisplacedQuote, 2, 1 },
        { ",x,y\n0,1,2", CsvError.UnnamedColumn, 1, 1 },
        { "Unnamed: 0,x,y\n0,1,2", CsvError.UnnamedColumn, 1, 1 },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void Bad_files_are_rejected_with_line_and_column(string content, CsvError error, int line, int column)
    {
        Rejected(content, error, line, column);
        if (!content.Contains('\r', StringComparison.Ordinal))
            Rejected("\uFEFF" + content.Replace("\n", "\r\n", StringComparison.Ordinal), error, line, column);
    }

    private void Rejected(string content, CsvError error, int line, int column)
    {
        string path = Write(content);
        Action[] readers = [() => CsvFile.ReadClasses(path, "y"), () => CsvFile.ReadTargets(path, ["y"])];
        foreach (Action read in readers)
        {
            var exception = Assert.Throws<CsvException>(read);
            Assert.Equal((error, line, column), (exception.Error, exception.Line, exception.Column));
            Assert.StartsWith(column > 0 ? $"{path}, line {line}, column {column}" : $"{path}, line {line}: ",
                exception.Message);
        }
    }

    [Fact]
    public void Messages_say_what_was_found_and_what_was_expected()
    {
        string path = Write("x,y\n1,blue\nfour,red");
        Assert.Equal($"{path}, line 3, column 1 (x): 'four' is not a number.",
            Assert.Throws<CsvException>(() => CsvFile.ReadClasses(path, "y")).Message);
        Assert.Equal($"{path}, line 1: there is no column 'z'; the columns are x, y.",
            Assert.Throws<CsvException>(() => CsvFile.ReadClasses(path, "z")).Message);
        path = Write("x,y\n1,blue\n4,red");
        var unknown = Assert.Throws<CsvException>(() => CsvFile.ReadClasses(path, "y", classes: ["red", "green"]));
        Assert.Equal(CsvError.UnknownClass, unknown.Error);
        Assert.Equal($"{path}, line 2, column 2 (y): 'blue' is none of the classes red, green.", unknown.Message);
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once_up_to_twenty_cells()
    {
        string path = Write("x,y,z\n1,NA,a\n\"two\n\",,\"b\"\n3\n4,5,c\n");
        var exception = Assert.Throws<CsvException>(() => CsvFile.ReadClasses(path, "z", ["y", "x"], ["a", "c"]));
        Assert.Equal(
            [
                "line 2, column 2 (y): the value is missing.",
                "line 4, column 2 (y): the value is missing.",
                "line 3, column 1 (x): 'two\n' is not a number.",
                "line 4, column 3 (z): 'b' is none of the classes a, c.",
                "line 5: there are 1 fields, but the header names 3 columns.",
            ],
            exception.Cells.Select(cell => cell.ToString()));
        Assert.Equal(["NA", "", "two\n", "b", null], exception.Cells.Select(cell => cell.Value));
        Assert.StartsWith($"{path}: 5 cells are wrong:\n    line 2, column 2 (y): ", exception.Message);

        path = Write("x,y\n" + string.Concat(Enumerable.Range(0, 1000).Select(i => $"{i},no\n")));
        exception = Assert.Throws<CsvException>(() => CsvFile.ReadTargets(path, ["y"]));
        Assert.Equal((20, 1000L, 21), (exception.Cells.Length, exception.CellCount, exception.Cells[^1].Line));
        Assert.StartsWith($"{path}: 1000 cells are wrong, the first 20 of them:\n", exception.Message);
    }

    [Fact]
    public void A_missing_closing_quote_does_not_read_a_large_file_into_memory()
    {
        string path = Write("x,y\n1,\"2\n" + new string('a', 20_000_000));
        long before = GC.GetAllocatedBytesForCurrentThread();
        var exception = Assert.Throws<CsvException>(() => CsvFile.ReadClasses(path, "y"));
        Assert.Equal((CsvError.RecordTooLong, 1, 0), (exception.Error, exception.Line, exception.Column));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 80_000_000); // All would be twice that.
    }

    [Fact]
    public void Arguments_that_make_no_sense_are_refused()
    {
        string path = Write("x,y\n1,2");
        Assert.Throws<ArgumentException>(() => CsvFile.ReadClasses(path, "y", ["x", "y"]));
        Assert.Throws<ArgumentException>(() => CsvFile.ReadClasses(path, "y", []));
        Assert.Throws<ArgumentException>(() => CsvFile.ReadClasses(path, "y", classes: ["2", "2"]));
        Assert.Throws<ArgumentException>(() => CsvFile.ReadTargets(path, []));
        Assert.All("\"\r\n é", character => Assert.Throws<ArgumentException>(() => new CsvOptions { Separator = character }));
        Assert.Throws<FileNotFoundException>(() => CsvFile.ReadTargets(path + "no", ["y"]));
    }
}
