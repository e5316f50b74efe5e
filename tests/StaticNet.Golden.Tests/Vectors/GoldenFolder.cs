using System.Text.Json;

namespace StaticNet.Golden.Tests.Vectors;

/// <summary>
/// The folder of golden files: the project's own, or the one that the environment variable <c>STATICNET_GOLDEN</c>
/// names, for running the same tests over other shapes.
/// </summary>
internal sealed class GoldenFolder
{
    private readonly Dictionary<(string File, string Name), GoldenCase> _cases = [];

    private GoldenFolder(string path)
    {
        string[] files = Directory.Exists(path) ? Directory.GetFiles(path, "*.json") : [];
        if (files.Length == 0)
            throw new DirectoryNotFoundException($"There are no golden files (*.json) in '{path}'.");
        foreach (string file in files.Order(StringComparer.Ordinal))
            foreach (GoldenCase golden in Read(file))
                if (!_cases.TryAdd((golden.File, golden.Name), golden))
                    throw new InvalidDataException($"{golden.File} has two cases of the name '{golden.Name}'.");
    }

    /// <summary>The folder in use.</summary>
    public static GoldenFolder Current { get; } = new(Environment.GetEnvironmentVariable("STATICNET_GOLDEN") switch
    {
        null or "" => OwnPath,
        string other => other,
    });

    /// <summary>Where the project's own files are.</summary>
    public static string OwnPath => Path.Combine(AppContext.BaseDirectory, "golden");

    /// <summary>Whether these are not the project's own files.</summary>
    public static bool IsForeign => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("STATICNET_GOLDEN"));

    /// <summary>All cases, by file and in its order.</summary>
    public IReadOnlyCollection<GoldenCase> Cases => _cases.Values;

    /// <summary>One case.</summary>
    /// <param name="file">The name of its file.</param>
    /// <param name="name">Its name.</param>
    public GoldenCase this[string file, string name] => _cases[(file, name)];

    /// <summary>Reads the cases of one file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is malformed.</exception>
    public static IReadOnlyList<GoldenCase> Read(string path)
    {
        using FileStream stream = File.OpenRead(path);
        using JsonDocument document = Parse(path, stream);
        string file = Path.GetFileName(path);
        return [.. document.RootElement.GetProperty("cases").EnumerateArray().Select(
            json => GoldenCase.Read(file, json))];
    }

    private static JsonDocument Parse(string path, Stream stream)
    {
        try
        {
            return JsonDocument.Parse(stream);
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{path} is not JSON: {exception.Message}", exception);
        }
    }
}
