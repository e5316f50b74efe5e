using System.Text.Json;

namespace StaticNet.Tests.Golden;

/// <summary>Reads the reference values of golden/, or of the folder that STATICNET_GOLDEN names.</summary>
internal static class GoldenFile
{
    private static string Folder => Environment.GetEnvironmentVariable("STATICNET_GOLDEN")
        ?? Path.Combine(AppContext.BaseDirectory, "golden");

    /// <summary>The names of a file's cases; none where another folder lacks the file.</summary>
    public static TheoryData<string> Names(string file) => [.. Cases(file).Select(c => c.Name)];

    /// <summary>One case of a file.</summary>
    public static GoldenCase Case(string file, string name) => Cases(file).Single(c => c.Name == name);

    private static List<GoldenCase> Cases(string file)
    {
        string path = Path.Combine(Folder, file + ".json");
        if (!File.Exists(path))
            return [];
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return [.. document.RootElement.GetProperty("cases").EnumerateArray().Select(c => new GoldenCase(c.Clone()))];
    }
}
