using System.Text;

namespace StaticNet.Tests.Data.Csv;

/// <summary>Files read piece by piece.</summary>
public sealed class CsvPiecesTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    private string Write(string name, string header, IEnumerable<string> rows)
        => _directory.Write(name, Encoding.UTF8.GetBytes($"{header}\n{string.Join('\n', rows)}\n"));

    [Fact]
    public void Pieces_of_files_hold_together_what_the_files_hold()
    {
        int[] numbers = [.. Enumerable.Range(0, 3_000)];
        string first = Write("1.csv", "a,b,y,kind", numbers.Select(i => $"{i},{2 * i},{3 * i},{(i % 3 == 0 ? "dog" : "cat")}"));
        string second = Write("2.csv", "y;kind;b;a", numbers.Select(i => $"{3 * i + 1};cat;{2 * i + 1};{i + 1}"));
        IEnumerable<Dataset> targets = CsvFile.TargetPieces([first, second], ["y"], ["a", "b"]);
        IEnumerable<Dataset> classes = CsvFile.ClassPieces([first, second], "kind", ["cat", "dog"]);
        for (int pass = 0; pass < 2; pass++)
        {
            Assert.Equal([1024, 1024, 952, 1024, 1024, 952], targets.Select(piece => piece.Count));
            Assert.Equal(
                numbers.SelectMany(i => new[] { i, 2f * i }).Concat(numbers.SelectMany(i => new[] { i + 1, 2f * i + 1 })),
                targets.SelectMany(piece => piece.Inputs.ToArray()));
            Assert.Equal(
                numbers.Select(i => 3f * i).Concat(numbers.Select(i => 3f * i + 1)),
                targets.SelectMany(piece => piece.Targets.ToArray()));
        }
        Assert.Equal(1_000, classes.Sum(piece => piece.Labels.ToArray().Sum()));
        Assert.Equal([0, 0, 0, 1, 2, 3], classes.First().Inputs[..6]); // a, b and y, as in the first file
        Assert.Equal([1, 1, 1], classes.ElementAt(3).Inputs[..3]);
    }

    [Fact]
    public void All_that_is_wrong_in_a_file_is_said_after_the_pieces_before_it()
    {
        string path = Write("bad.csv", "x,y", Enumerable.Range(0, 5_000).Select(i => i % 2_000 == 1_500 ? "x," : $"{i},1"));
        int pieces = 0;
        var exception = Assert.Throws<CsvException>(() =>
        {
            foreach (Dataset piece in CsvFile.TargetPieces([path], ["y"]))
                pieces++;
        });
        Assert.Equal(1, pieces);
        Assert.Equal([1_502, 1_502, 3_502, 3_502], exception.Cells.Select(cell => cell.Line));
        exception = Assert.Throws<CsvException>(() => CsvFile.ClassPieces([path], "y", ["2"]).Count());
        Assert.Equal(5_002, exception.CellCount);
        Assert.Throws<ArgumentException>(() => CsvFile.TargetPieces([], ["y"]));
    }
}
