namespace StaticNet.Tests;

/// <summary>Real data, which is not ours to commit: found through STATICNET_DATA.</summary>
internal static class TestData
{
    /// <summary>A file or directory of the real data; the test is reported as skipped where there is none.</summary>
    public static string Require(string name)
    {
        string? root = Environment.GetEnvironmentVariable("STATICNET_DATA");
        Assert.SkipWhen(string.IsNullOrEmpty(root), "STATICNET_DATA is not set: it names the directory of real data.");
        string path = Path.Combine(root!, name);
        Assert.SkipUnless(Path.Exists(path), $"STATICNET_DATA has no {name}.");
        return path;
    }
}
