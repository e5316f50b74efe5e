namespace StaticNet.Package.Tests;

/// <summary>What NativeAOT links with.</summary>
internal static class Toolchain
{
    /// <summary>Reports the test as skipped where there is none.</summary>
    public static void Require()
    {
        if (OperatingSystem.IsWindows())
            return; // The SDK finds Visual Studio's by itself.
        string[] directories = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        bool found = directories.Any(directory =>
            File.Exists(Path.Combine(directory, "clang")) || File.Exists(Path.Combine(directory, "gcc")));
        Assert.SkipUnless(found, "NativeAOT needs clang or gcc, and neither is on the PATH.");
    }
}
