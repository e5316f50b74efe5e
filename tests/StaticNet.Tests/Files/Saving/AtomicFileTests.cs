using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace StaticNet.Tests.Files.Saving;

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
        File.CreateSymbolicLink(_directory.File("link"), "weights");
        // At first there is nothing where the link leads to.
        Write(_directory.File("link"), "old");
        string path = _directory.File("weights");
        foreach (int mode in (int[])[0x180, 0x1B0, 0x1FF, 0x80])
        {
            File.SetUnixFileMode(path, (UnixFileMode)mode);
            AtomicFile.Write(_directory.File("link"), stream =>
            {
                stream.Write("new"u8);
                string temporary = _directory.Names.Single(name => name.EndsWith(".tmp", StringComparison.Ordinal));
                // From its first byte on nobody else can read it.
                Assert.Equal(mode & 0x180, ModeOf(_directory.File(temporary)));
            });
            Assert.Equal(mode, ModeOf(path));
        }
        Assert.Equal("weights", new FileInfo(_directory.File("link")).LinkTarget);
        Assert.Equal("new", File.ReadAllText(path));
        File.CreateSymbolicLink(_directory.File("a"), "b");
        File.CreateSymbolicLink(_directory.File("b"), "a");
        string loop = _directory.File("a");
        Assert.Contains(loop, Assert.Throws<IOException>(() => Write(loop, "")).Message);
    }

    [Fact]
    public void Only_regular_files_are_replaced_and_their_owner_is_kept()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Skip("Kinds and owners of files are asked of Linux.");
            return;
        }
        string fifo = _directory.File("fifo"), path = _directory.File("socket"), owned = _directory.Write("owned", [1]);
        Run("mkfifo", fifo);
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(path));
        string[] names = _directory.Names;
        foreach (string special in (string[])[fifo, path])
        {
            var error = Assert.Throws<FileWriteException>(() => Write(special, "new"));
            Assert.StartsWith("it is a pipe, a device or a socket", error.Reason);
        }
        Assert.Equal(names, _directory.Names);
        if (Environment.UserName != "root")
            return;
        Run("chown", "4321:1234", owned);
        Write(owned, "new");
        FileStatus status = FileStatus.Of(owned)!.Value;
        Assert.Equal((true, 4321u, 1234u), (status.IsRegular, status.Owner, status.Group));
    }

    private static int ModeOf(string path) =>
        OperatingSystem.IsWindows() ? 0 : (int)File.GetUnixFileMode(path);

    private static void Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(program, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public void Says_what_stands_in_the_way()
    {
        var missing = Assert.Throws<DirectoryNotFoundException>(() => Write(_directory.File("no/weights"), ""));
        Assert.Contains("no", missing.Message);
        Assert.Contains("is a directory", Assert.Throws<FileWriteException>(() => Write(_directory.Path, "")).Message);
        string read = _directory.Write("read-only", [1]);
        File.SetAttributes(read, FileAttributes.ReadOnly);
        Assert.Contains(read, Assert.Throws<UnauthorizedAccessException>(() => Write(read, "new")).Message);
        Assert.Equal([1], File.ReadAllBytes(read));
        File.SetAttributes(read, FileAttributes.Normal);
    }

    [Fact]
    public void A_name_may_be_as_long_as_the_file_system_allows_and_no_longer()
    {
        // 255 bytes each; the temporary file's name is longer than that of a short target and shorter than these.
        string wide = string.Concat(Enumerable.Repeat("wäg☃", 35)) + "1234567890";
        string[] names = [new('a', 255), new string('a', 254) + "b", wide];
        foreach (string name in names)
        {
            Write(_directory.File(name), "old");
            Write(_directory.File(name), name);
        }
        Assert.Equal(names.Order(), _directory.Names);
        Assert.All(names, name => Assert.Equal(name, File.ReadAllText(_directory.File(name))));
        string tooLong = new('a', 256);
        var error = Assert.Throws<FileWriteException>(() => Write(_directory.File(tooLong), ""));
        Assert.Equal("its name has 256 bytes, more than 255", error.Reason);
        Assert.Equal(names.Order(), _directory.Names);
    }

    [Fact]
    public void What_a_killed_process_left_of_a_file_with_a_long_name_is_deleted_and_nothing_of_its_neighbour()
    {
        string first = new('n', 200), second = first + "x", seen = "";
        AtomicFile.Write(_directory.File(first), _ => seen = Assert.Single(_directory.Names));
        string[] parts = seen.Split('.');
        _directory.Write($".{parts[1]}.{DateTime.UtcNow.AddHours(-2).Ticks}.1.tmp", [1]);
        Write(_directory.File(second), "");
        Assert.Equal(3, _directory.Names.Length);
        Write(_directory.File(first), "");
        Assert.Equal([first, second], _directory.Names);
    }

    [Theory]
    [InlineData("a:b", "':'")]
    [InlineData("what?", "'?'")]
    [InlineData("tab\t", "U+0009")]
    [InlineData("end.", "dot")]
    [InlineData("end ", "space")]
    [InlineData("CON", "device")]
    [InlineData("com1.safetensors", "device")]
    [InlineData("nul .txt", "device")]
    [InlineData("", "without a file name")]
    public void A_name_that_Windows_does_not_allow_is_refused_there_with_the_reason(string name, string reason)
    {
        Assert.Contains(reason, FileNames.Fault(name, isWindows: true)!, StringComparison.Ordinal);
        Assert.Equal(name.Length > 0, FileNames.Fault(name, isWindows: false) is null);
        Assert.Null(FileNames.Fault("COM10.console.safetensors", isWindows: true));
    }

    [Fact]
    public void A_reader_that_holds_the_target_for_a_moment_is_waited_for()
    {
        string path = _directory.File("weights");
        Write(path, "old");
        Exception[] failures = [new UnauthorizedAccessException(), new IOException("held", unchecked((int)0x80070020))];
        int tried = 0;
        AtomicFile.Write(path, stream => stream.Write("new"u8), (from, to) =>
        {
            if (tried < failures.Length)
                throw failures[tried++];
            File.Move(from, to, overwrite: true);
        });
        Assert.Equal((2, "new"), (tried, File.ReadAllText(path)));
        Assert.Equal(["weights"], _directory.Names);
    }

    [Fact]
    public void A_target_that_stays_held_is_named_and_stays_whole()
    {
        string path = _directory.File("weights");
        Write(path, "old");
        long begun = Environment.TickCount64;
        var error = Assert.Throws<FileWriteException>(() => AtomicFile.Write(
            path, stream => stream.Write("new"u8), static (_, _) => throw new UnauthorizedAccessException("Denied.")));
        Assert.InRange(Environment.TickCount64 - begun, 900, 10_000);
        Assert.Equal(path, error.FileName);
        Assert.StartsWith($"{path} cannot be written: another program holds it open", error.Message);
        Assert.IsType<UnauthorizedAccessException>(error.InnerException);
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal(["weights"], _directory.Names);
        // What has nothing to do with readers is not tried again.
        Assert.Throws<IOException>(
            () => AtomicFile.Write(path, _ => { }, static (_, _) => throw new IOException("full")));
    }
}
