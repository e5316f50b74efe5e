using System.Reflection;

namespace StaticNet.Package.Tests;

/// <summary>
/// The package, made of what the solution built, and a folder outside the repository to use it in. Where templates are
/// tested, it is made from nothing by the command that the docs give.
/// </summary>
public sealed class PackageFixture : IDisposable
{
    private static readonly string s_asBuilt = $"-c {Metadata("Configuration")} --no-build";

    private readonly string _root = Directory.CreateTempSubdirectory("staticnet-package-").FullName;

    /// <summary>Packs.</summary>
    public PackageFixture()
    {
        string feed = Path.Combine(_root, "feed");
        Pack(IsBuiltAnew ? Packed : $"src/StaticNet {s_asBuilt}", feed);
        File = Path.Combine(feed, $"StaticNet.{Version}.nupkg");
        Pack($"src/StaticNet.Data {(IsBuiltAnew ? "-c Release -p:BuildProjectReferences=false" : s_asBuilt)}", feed);
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
    public static string Repository { get; } = Metadata("Repository");

    /// <summary>What is packed, and how: the arguments that the documents give.</summary>
    public const string Packed = "src/StaticNet -c Release";

    /// <summary>Whether there is time to build all that is packed once more, and to try all templates.</summary>
    public static bool IsBuiltAnew { get; } = Environment.GetEnvironmentVariable("STATICNET_TEMPLATES") == "1";

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
    /// Packs, with the version of all packages. What is built for it is built without analyzers, which have seen the
    /// code by now, and not where others build.
    /// </summary>
    /// <param name="what">The project and its options.</param>
    /// <param name="feed">Where the package goes.</param>
    public void Pack(string what, string feed)
    {
        string artifacts = Path.Combine(_root, "artifacts");
        IEnumerable<string> where = IsBuiltAnew
            ? ["-p:RunAnalyzers=false", "--artifacts-path", artifacts]
            : [$"-p:NuspecOutputPath={artifacts}"];
        DotNet.Run(
            Repository,
            [
                "pack", .. what.Split(' '), "-o", feed, "-v", "quiet",
                $"-p:PackageVersion={Version}", $"-p:ProjectUrl={ProjectUrl}", .. where,
            ]).Succeeded();
    }

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

    private static string Metadata(string key)
        => typeof(PackageFixture).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(data => data.Key == key).Value!;

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
