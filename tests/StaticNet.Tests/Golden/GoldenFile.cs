using System.Text.Json;

namespace StaticNet.Tests.Golden;

/// <summary>
/// Reads the reference values of golden/, or of the folder that STATICNET_GOLDEN names, where a family's cases may stand
/// in any file.
/// </summary>
internal static class GoldenFile
{
    private static readonly HashSet<string> Optimizers =
    [
        "sgd", "adam", "adamw", "adamax", "nadam", "radam", "rmsprop", "adagrad", "adadelta", "lion", "lamb", "rprop",
    ];

    private static readonly string? Foreign = Environment.GetEnvironmentVariable("STATICNET_GOLDEN");

    private static string Folder =>
        string.IsNullOrEmpty(Foreign) ? Path.Combine(AppContext.BaseDirectory, "golden") : Foreign;

    /// <summary>The names of a family's cases; none where another folder lacks it.</summary>
    public static TheoryData<string> Names(string family) => [.. Cases(family).Select(c => c.Name)];

    /// <summary>One case of a family.</summary>
    public static GoldenCase Case(string family, string name) => Cases(family).Single(c => c.Name == name).Case;

    private static IEnumerable<(string Name, GoldenCase Case)> Cases(string family)
    {
        foreach (string path in Directory.GetFiles(Folder, "*.json").Order(StringComparer.Ordinal))
        {
            string file = Path.GetFileNameWithoutExtension(path);
            bool isOwn = file == family;
            if (!isOwn && string.IsNullOrEmpty(Foreign))
                continue;
            foreach (GoldenCase golden in Read(path))
            {
                if (isOwn || FamilyOf(golden.Op) == family)
                    yield return (isOwn ? golden.Name : $"{file}: {golden.Name}", golden);
            }
        }
    }

    private static List<GoldenCase> Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return [.. document.RootElement.GetProperty("cases").EnumerateArray().Select(c => new GoldenCase(c.Clone()))];
    }

    private static string? FamilyOf(string op) =>
        Optimizers.Contains(op) ? "optimizers"
        : op.StartsWith("lr_", StringComparison.Ordinal) ? "schedules"
        : op.StartsWith("clip_grad", StringComparison.Ordinal) ? "clip"
        : null;
}
