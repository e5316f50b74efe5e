namespace StaticNet.Smoke;

/// <summary>What is promised of files, where file systems differ.</summary>
/// <param name="directory">Where files go.</param>
internal sealed class FileChecks(string directory)
{
    private const string Name = "xor.safetensors";

    private readonly string _file = Path.Combine(directory, Name);

    /// <summary>Runs all.</summary>
    public void Run()
    {
        Save(_file);
        Refuses<SafetensorsException>("A file that was cut short", () =>
        {
            string cut = Path.Combine(directory, "cut.safetensors");
            File.WriteAllBytes(cut, File.ReadAllBytes(_file)[..^1]);
            new Xor(seed: 1).Load(cut);
        });
        Refuses<DirectoryNotFoundException>("A directory that is not there", () =>
            Save(Path.Combine(directory, "none", Name)));
        Refuses<FileWriteException>("A directory as a file", () => Save(directory));
        Refuses<FileWriteException>("A long name", () => Save(Path.Combine(directory, new string('x', 300))));
        if (OperatingSystem.IsWindows())
        {
            Refuses<FileWriteException>("A name with a colon", () => Save(_file + ":1"));
            WaitsForReaders();
        }
        SmokeException.ThrowUnless(
            Directory.GetFiles(directory, "*.tmp").Length == 0, "Temporary files were left.");
    }

    // Windows lets no file be replaced that somebody reads who does not allow it, as virus scanners and indexers do.
    private void WaitsForReaders()
    {
        byte[] old = File.ReadAllBytes(_file);
        using (Read())
        {
            string message = Refuses<FileWriteException>("A file that a reader holds", () => Save(_file));
            SmokeException.ThrowUnless(
                message.Contains(Name, StringComparison.Ordinal), $"'{message}' does not name the file.");
        }
        SmokeException.ThrowUnless(
            File.ReadAllBytes(_file).AsSpan().SequenceEqual(old), "The file changed while a reader held it.");

        FileStream reader = Read();
        Task letGo = Task.Delay(300).ContinueWith(_ => reader.Dispose(), TaskScheduler.Default);
        Save(_file);
        letGo.Wait();
    }

    private FileStream Read() => new(_file, FileMode.Open, FileAccess.Read, FileShare.Read);

    private static void Save(string file) => new Xor(seed: 1).Save(file);

    private static string Refuses<TException>(string what, Action action)
        where TException : Exception
    {
        try
        {
            action();
        }
        catch (TException exception)
        {
            Results.Note($"{what} is refused: {exception.Message}");
            return exception.Message;
        }
        throw new SmokeException($"{what} is not refused.");
    }
}
