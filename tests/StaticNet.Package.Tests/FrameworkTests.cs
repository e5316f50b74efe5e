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

    [Fact]
    public void Frameworks_of_one_system_get_the_targets()
    {
        string directory = package.CreateProjectWith(
            """
            <PropertyGroup>
              <TargetFramework>net10.0-windows</TargetFramework>
              <EnableWindowsTargeting>true</EnableWindowsTargeting>
              <!-- the pack of Windows Forms, which is not used -->
              <DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads>
            </PropertyGroup>
            """,
            "Windows");
        DotNet.Run(directory, "restore").Succeeded();
        string set = DotNet.Run(
            directory, "msbuild", "-getProperty:IlcInstructionSet", "-p:RuntimeIdentifier=win-x64").Succeeded();
        Assert.Equal("x86-64-v3", set.Trim());
    }
}
