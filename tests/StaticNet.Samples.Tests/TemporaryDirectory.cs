namespace StaticNet.Samples.Tests;

/// <summary>A directory that is deleted in the end.</summary>
public sealed class TemporaryDirectory : IDisposable
{
    /// <summary>Where it is.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("staticnet-samples-").FullName;

    /// <summary>The path of a file in it.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>The content of a file in it.</summary>
    public byte[] Read(string name) => System.IO.File.ReadAllBytes(File(name));

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
