namespace StaticNet.Package.Tests;

/// <summary>Which target frameworks can use the package.</summary>
public sealed class FrameworkTests(PackageFixture package)
{
    [Fact]
    public void Older_frameworks_are_told_so_when_they_restore()
    {
        string[] frameworks = ["net8.0", "net9.0", "netstandard2.0"];
        string directory = package.CreateProjectWith(
            $"""
            <PropertyGroup>
              <TargetFramework />
              <TargetFrameworks>{string.Join(';', frameworks)}</TargetFrameworks>
              <PublishAot>false</PublishAot>
            </PropertyGroup>
            """,
            "Older");
        Outcome restore = DotNet.Run(directory, "restore");
        Assert.NotEqual(0, restore.ExitCode);
        string[] errors =
            [.. restore.Output.Split('\n').Where(line => line.Contains("NU1202", StringComparison.Ordinal))];
        Assert.All(frameworks, framework => Assert.Contains(
            errors, line => line.Contains($"is not compatible with {framework}", StringComparison.Ordinal)));
    }
}
