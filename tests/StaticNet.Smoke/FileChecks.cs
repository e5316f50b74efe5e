namespace StaticNet.Smoke;

/// <summary>What is promised of files, where file systems differ.</summary>
internal static class FileChecks
{
    /// <summary>Runs all.</summary>
    /// <param name="directory">Where files go.</param>
    public static void Run(string directory)
    {
        string file = Path.Combine(directory, "xor.safetensors");
        new Xor(seed: 1).Save(file);
        RequireThat<SafetensorsException>("a file that was cut short is refused", () =>
        {
            string cut = Path.Combine(directory, "cut.safetensors");
            File.WriteAllBytes(cut, File.ReadAllBytes(file)[..^1]);
            new Xor(seed: 1).Load(cut);
        });
        RequireThat<DirectoryNotFoundException>("a directory that is not there is said to be the reason", () =>
            new Xor(seed: 1).Save(Path.Combine(directory, "none", "xor.safetensors")));
        RequireThat<IOException>("a directory is not replaced by a file", () => new Xor(seed: 1).Save(directory));
        SmokeException.ThrowUnless(
            Directory.GetFiles(directory, "*.tmp").Length == 0, "Temporary files were left behind.");
    }

    private static void RequireThat<TException>(string promise, Action action)
        where TException : Exception
    {
        try
        {
            action();
        }
        catch (TException)
        {
            return;
        }
        throw new SmokeException($"It is not so that {promise}.");
    }
}
