using System.IO.Compression;
using System.Xml.Linq;

namespace StaticNet.Package.Tests;

/// <summary>What lies in the package.</summary>
public sealed class PackageTests(PackageFixture package)
{
    [Fact]
    public void Holds_library_compiler_and_targets()
    {
        using ZipArchive archive = ZipFile.OpenRead(package.File);
        string[] files =
            [.. archive.Entries.Select(entry => entry.FullName).Where(IsContent).Order(StringComparer.Ordinal)];
        Assert.Equal(
            [
                "LICENSE",
                "README.md",
                "StaticNet.nuspec",
                "analyzers/dotnet/cs/StaticNet.CodeFixes.dll",
                "analyzers/dotnet/cs/StaticNet.Completion.dll",
                "analyzers/dotnet/cs/StaticNet.Generators.dll",
                "buildTransitive/net10.0/StaticNet.targets",
                "icon.png",
                "lib/net10.0/StaticNet.dll",
                "lib/net10.0/StaticNet.xml",
            ],
            files);
    }

    [Fact]
    public void Depends_on_nothing_but_the_framework_s_tensors()
        => Assert.Equal(["System.Numerics.Tensors"], Dependencies(package.File, "StaticNet.nuspec"));

    [Fact]
    public void The_package_of_data_depends_on_Sep_and_holds_nothing_else()
    {
        // Of the last, all packages say the version.
        Assert.Equal(
            ["Sep", "StaticNet", "System.Numerics.Tensors"],
            Dependencies(package.DataFile, "StaticNet.Data.nuspec"));
        using ZipArchive archive = ZipFile.OpenRead(package.DataFile);
        Assert.Equal(
            [
                "LICENSE", "README.md", "StaticNet.Data.nuspec", "icon.png", "lib/net10.0/StaticNet.Data.dll",
                "lib/net10.0/StaticNet.Data.xml",
            ],
            archive.Entries.Select(entry => entry.FullName).Where(IsContent).Order(StringComparer.Ordinal));
    }

    private static string[] Dependencies(string file, string entry)
    {
        using ZipArchive archive = ZipFile.OpenRead(file);
        using Stream nuspec = archive.GetEntry(entry)!.Open();
        return
        [
            .. XDocument.Load(nuspec).Descendants().Where(element => element.Name.LocalName == "dependency")
                .Select(element => element.Attribute("id")!.Value).Order(StringComparer.Ordinal),
        ];
    }

    [Fact]
    public void Says_where_it_comes_from_and_has_symbols()
    {
        using ZipArchive archive = ZipFile.OpenRead(package.File);
        using Stream nuspec = archive.GetEntry("StaticNet.nuspec")!.Open();
        XElement metadata = XDocument.Load(nuspec).Root!.Elements().Single();
        string Of(string name) => metadata.Elements().Single(element => element.Name.LocalName == name).Value;
        Assert.Equal(PackageFixture.ProjectUrl, Of("projectUrl"));
        Assert.Equal($"{PackageFixture.ProjectUrl}/blob/main/CHANGELOG.md", Of("releaseNotes"));
        Assert.Equal("icon.png", Of("icon"));
        Assert.Equal("README.md", Of("readme"));
        Assert.Equal("MIT", Of("license"));
        Assert.Contains("machine-learning", Of("tags").Split(' '));
        Assert.NotEmpty(Of("description"));
        Assert.Equal(
            PackageFixture.ProjectUrl,
            metadata.Elements().Single(element => element.Name.LocalName == "repository").Attribute("url")!.Value);
        using ZipArchive symbols = ZipFile.OpenRead(Path.ChangeExtension(package.File, ".snupkg"));
        Assert.NotNull(symbols.GetEntry("lib/net10.0/StaticNet.pdb"));
    }

    // The rest is what every package of this format has.
    private static bool IsContent(string name)
        => !name.StartsWith("_rels/", StringComparison.Ordinal)
        && !name.StartsWith("package/", StringComparison.Ordinal)
        && name != "[Content_Types].xml";
}
