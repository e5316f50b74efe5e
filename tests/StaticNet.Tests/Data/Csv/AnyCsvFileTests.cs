using System.Text;

namespace StaticNet.Tests.Data.Csv;

/// <summary>Whatever stands in a file is read as it was written, or refused with a typed error.</summary>
public sealed class AnyCsvFileTests : IDisposable
{
    private static readonly string[] s_pieces =
        ["a", "é", "\"", "\"\"", ",", ";", "\t", "|", "\n", "\r\n", "\r", " ", "1", "sep=;", "日本", "\U0001F600", "'", "NA"];

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Any_text_comes_back_from_any_way_to_write_it()
    {
        var random = new Random(1);
        Encoding[] encodings = [new UTF8Encoding(false), Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode];
        for (int round = 0; round < 300; round++)
        {
            char separator = ",;\t|"[random.Next(4)];
            string end = ((string[])["\n", "\r\n", "\r"])[random.Next(3)];
            string[] labels = [.. Enumerable.Range(0, random.Next(1, 60)).Select(_ => Text(random))];
            var content = new StringBuilder($"note{separator}x{separator}label{end}");
            for (int i = 0; i < labels.Length; i++)
            {
                content.Append($"{Field(Text(random), separator, random)}{separator}{i}{separator}");
                content.Append(Field(labels[i], separator, random)).Append(i == labels.Length - 1 && round % 2 == 0 ? "" : end);
            }
            Encoding encoding = encodings[random.Next(4)];
            string path = _directory.Write("any.csv", [.. encoding.GetPreamble(), .. encoding.GetBytes(content.ToString())]);
            CsvClasses read = CsvFile.ReadClasses(path, "label", ["x"]);
            Assert.Equal(labels, read.Data.Labels.ToArray().Select(label => read.Names[label]));
            Assert.Equal(Enumerable.Range(0, labels.Length).Select(i => (float)i), read.Data.Inputs.ToArray());
        }
    }

    [Fact]
    public void Every_beginning_of_a_file_and_every_wrong_byte_is_read_or_refused()
    {
        byte[] whole = [0xEF, 0xBB, 0xBF, .. "sep=;\r\nx;\"y \"\"é\"\"\";z;\n\"1,5\";a;2\r\n3; \"b\nc\" ;\"4\"\n;;;\n"u8];
        var options = new CsvOptions { MissingValues = [] };
        int read = 0, refused = 0;
        void Try(byte[] content)
        {
            string path = _directory.Write("part.csv", content);
            foreach (Action action in (Action[])
                [() => CsvFile.ReadClasses(path, "z", ["x"], options: options), () => CsvFile.Read<Flat>(path)])
            {
                Exception? exception = Record.Exception(action);
                Assert.True(exception is null or CsvException, exception?.ToString());
                (read, refused) = exception is null ? (read + 1, refused) : (read, refused + 1);
            }
        }
        for (int length = 0; length <= whole.Length; length++)
            Try(whole[..length]);
        var random = new Random(2);
        for (int i = 0; i < 500; i++)
        {
            byte[] content = [.. whole];
            content[random.Next(content.Length)] = (byte)random.Next(256);
            Try(content);
        }
        Assert.True(refused > 500);
    }

    // Not blank, and nothing that spaces alone tell apart: both are reported.
    private static string Text(Random random) => string.Concat(
        Enumerable.Range(0, random.Next(1, 6)).Select(_ => s_pieces[random.Next(s_pieces.Length)]).Append($"x{random.Next(9)}"))
        .TrimStart();

    private static string Field(string text, char separator, Random random)
    {
        bool needsQuotes = text.AsSpan().ContainsAny(['"', '\r', '\n', separator]);
        if (!needsQuotes && random.Next(2) == 0)
            return text;
        string space = random.Next(4) == 0 ? " " : "";
        return $"{space}\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"{space}";
    }
}
