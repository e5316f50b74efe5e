using System.Text;

namespace StaticNet.Tests.Files;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    private static void Write(string path, string content) =>
        AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(content)));

    [Fact]
    public void Creates_and_replaces_and_leaves_nothing_else()
    {
        string path = _directory.File("weights");
        Write(path, "old and longer");
        Write(path, "new");
        Assert.Equal("new", File.ReadAllText(path));
        Assert.Equal(["weights"], _directory.Names);
    }

    [Fact]
    public void A_failing_writer_leaves_the_old_file_and_nothing_else()
    {
        string path = _directory.File("weights");
        Write(path, "old");
        Assert.Throws<FormatException>(() => AtomicFile.Write(path, stream =>
        {
            stream.Write(new byte[100_000]);
            throw new FormatException();
        }));
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal(["weights"], _directory.Names);
    }

    [Fact]
    public void Readers_and_writers_at_once_see_whole_files_only()
    {
        string path = _directory.File("weights");
        string[] contents = [.. Enumerable.Range(0, 4).Select(i => new string((char)('a' + i), 50_000 + i))];
        Write(path, contents[0]);
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, worker =>
        {
            for (int i = 0; i < 10; i++)
            {
                if (worker < 4)
                    Write(path, contents[worker]);
                else
                    Assert.Contains(File.ReadAllText(path), contents);
            }
        });
        Assert.Equal(["weights"], _directory.Names);
    }

    [Fact]
    public void Deletes_what_killed_processes_left_long_ago_and_nothing_newer_or_of_others()
    {
        long old = DateTime.UtcNow.AddHours(-2).Ticks, recent = DateTime.UtcNow.Ticks;
        string begun = $".weights.{recent}.2.tmp", other = $".other.{old}.3.tmp", foreign = ".weights.new.tmp";
        foreach (string name in (string[])[$".weights.{old}.1.tmp", begun, other, foreign])
            _directory.Write(name, [1]);
        Write(_directory.File("weights"), "new");
        Assert.Equal([other, begun, foreign, "weights"], _directory.Names);
    }

    [Fact]
    public void Follows_links_and_keeps_permissions()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Links and permission bits are those of Unix.");
            return;
        }
        string path = _directory.Write("weights", [1]);
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        File.SetUnixFileMode(path, Mode);
        File.CreateSymbolicLink(_directory.File("link"), "weights");
        Write(_directory.File("link"), "new");
        Assert.Equal("new", File.ReadAllText(path));
        Assert.Equal("weights", new FileInfo(_directory.File("link")).LinkTarget);
        Assert.Equal(Mode, File.GetUnixFileMode(path));
    }

    [Fact]
    public void Says_what_stands_in_the_way()
    {
        var missing = Assert.Throws<DirectoryNotFoundException>(() => Write(_directory.File("no/weights"), ""));
        Assert.Contains("no", missing.Message);
        Assert.Contains("is a directory", Assert.Throws<IOException>(() => Write(_directory.Path, "")).Message);
    }
}
