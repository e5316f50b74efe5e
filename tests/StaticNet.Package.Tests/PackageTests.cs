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
                "analyzers/dotnet/cs/StaticNet.Generators.dll",
                "buildTransitive/net10.0/StaticNet.targets",
                "lib/net10.0/StaticNet.dll",
                "lib/net10.0/StaticNet.xml",
            ],
            files);
    }

    [Fact]
    public void Depends_on_nothing_but_the_framework_s_tensors()
    {
        using ZipArchive archive = ZipFile.OpenRead(package.File);
        using Stream nuspec = archive.GetEntry("StaticNet.nuspec")!.Open();
        XElement[] dependencies =
            [.. XDocument.Load(nuspec).Descendants().Where(e => e.Name.LocalName == "dependency")];
        Assert.Equal("System.Numerics.Tensors", Assert.Single(dependencies).Attribute("id")!.Value);
    }

    // The rest is what every package of this format has.
    private static bool IsContent(string name)
        => !name.StartsWith("_rels/", StringComparison.Ordinal)
        && !name.StartsWith("package/", StringComparison.Ordinal)
        && name != "[Content_Types].xml";
}
