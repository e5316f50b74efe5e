using System.Reflection;

namespace StaticNet.Package.Tests;

/// <summary>
/// The package, made by the command that the docs give, and a folder outside the repository to use it in.
/// </summary>
public sealed class PackageFixture : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("staticnet-package-").FullName;

    /// <summary>Packs.</summary>
    public PackageFixture()
    {
        string feed = Path.Combine(_root, "feed");
        Pack(Packed, feed);
        File = Path.Combine(feed, $"StaticNet.{Version}.nupkg");
        Pack("src/StaticNet.Data -c Release -p:BuildProjectReferences=false", feed);
        DataFile = Path.Combine(feed, $"StaticNet.Data.{Version}.nupkg");
        System.IO.File.WriteAllText(Path.Combine(_root, "nuget.config"), $"""
            <configuration>
              <packageSources>
                <add key="staticnet" value="{feed}" />
              </packageSources>
            </configuration>
            """);
    }

    /// <summary>The repository that the tests were built in.</summary>
    public static string Repository { get; } = typeof(PackageFixture).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "Repository").Value!;

    /// <summary>What is packed, and how: the arguments that the documents give.</summary>
    public const string Packed = "src/StaticNet -c Release";

    /// <summary>Where the packages say that their project is.</summary>
    public const string ProjectUrl = "https://example.org/staticnet";

    /// <summary>The user's cache of packages.</summary>
    public static string Cache { get; } = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>A version that no cache has seen; not a preview, which a reader would not get.</summary>
    public string Version { get; } = $"0.0.{(long)(DateTime.UtcNow - DateTime.UnixEpoch).TotalSeconds}";

    /// <summary>The package.</summary>
    public string File { get; }

    /// <summary>The package of data beside it.</summary>
    public string DataFile { get; }

    /// <summary>Where projects lie.</summary>
    public string Root => _root;

    /// <summary>
    /// Packs, with the version of all packages; without analyzers, which have seen the code by now, and so not where
    /// others build.
    /// </summary>
    /// <param name="what">The project and its options.</param>
    /// <param name="feed">Where the package goes.</param>
    public void Pack(string what, string feed)
        => DotNet.Run(
            Repository,
            [
                "pack", .. what.Split(' '), "-o", feed, "-v", "quiet",
                $"-p:PackageVersion={Version}", $"-p:ProjectUrl={ProjectUrl}", "-p:RunAnalyzers=false",
                "--artifacts-path", Path.Combine(_root, "artifacts"),
            ]).Succeeded();

    /// <summary>Makes a project with nothing but a reference to the package.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="sources">Its files: names and contents.</param>
    internal string CreateProject(string name, params IEnumerable<(string Name, string Content)> sources)
        => CreateProjectWith("", name, sources);

    /// <summary>Makes a project with a reference to the package and settings of its own.</summary>
    /// <param name="settings">What comes last in the project file.</param>
    /// <param name="name">Its name.</param>
    /// <param name="sources">Its files: names and contents.</param>
    internal string CreateProjectWith(
        string settings, string name, params IEnumerable<(string Name, string Content)> sources)
    {
        string directory = Directory.CreateDirectory(Path.Combine(_root, name)).FullName;
        System.IO.File.WriteAllText(Path.Combine(directory, $"{name}.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <PublishAot>true</PublishAot>
                <InvariantGlobalization>true</InvariantGlobalization>
                <EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>
                <IlcInstructionSet Condition="'$(Chosen)' != ''">$(Chosen)</IlcInstructionSet>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="StaticNet" Version="{Version}" />
              </ItemGroup>
              {settings}
            </Project>
            """);
        foreach ((string file, string content) in sources)
            System.IO.File.WriteAllText(Path.Combine(directory, file), content);
        return directory;
    }

    /// <summary>A file that lies under Consumer.</summary>
    internal static string Source(string name)
        => System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Consumer", name));

    /// <summary>Removes the folder, and the package from the user's cache.</summary>
    public void Dispose()
    {
        DotNet.EndCompiler();
        Directory.Delete(_root, recursive: true);
        foreach (string name in (string[])["staticnet", "staticnet.data"])
        {
            string cached = Path.Combine(Cache, name, Version);
            if (Directory.Exists(cached))
                Directory.Delete(cached, recursive: true);
        }
    }
}
