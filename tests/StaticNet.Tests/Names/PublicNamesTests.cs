using System.ComponentModel;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace StaticNet.Tests.Names;

/// <summary>
/// <c>using StaticNet;</c> makes no other name ambiguous: none of our types is called like one in the namespaces that a
/// project of .NET, ASP.NET Core or Windows Forms uses without saying so.
/// </summary>
public sealed partial class PublicNamesTests
{
    private static readonly string[] s_implicit =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading",
        "System.Threading.Tasks",
        "System.Net.Http.Json", "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Routing", "Microsoft.Extensions.Configuration",
        "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Hosting", "Microsoft.Extensions.Logging",
        "System.Drawing", "System.Windows.Forms",
    ];

    // Types that everybody knows: without them the test would look in the wrong place, and pass.
    private static readonly string[] s_known =
    [
        "Console", "List`1", "File", "Enumerable", "HttpClient", "Monitor", "Task", "WebApplication", "HttpContext",
        "IConfiguration", "ILogger", "Color", "Bitmap", "Form", "Padding",
    ];

    [Fact]
    public void No_public_type_is_called_like_one_that_is_there_without_a_using()
    {
        ILookup<string, string> theirs = Folders().SelectMany(Assemblies).SelectMany(TypesOf)
            .Where(static type => s_implicit.Contains(type.Namespace))
            .ToLookup(static type => Short(type.Name), static type => $"{type.Namespace}.{type.Name}");
        Assert.All(s_known, name => Assert.That(theirs.Contains(name), $"{name} was not found."));

        Assert.Empty(typeof(Workspace).Assembly.GetExportedTypes()
            .Where(static type => type.Namespace == nameof(StaticNet) && !type.IsNested)
            .SelectMany(type => theirs[Short(type.Name)].Distinct()
                .Select(other => $"StaticNet.{type.Name} is ambiguous with {other}.")));
    }

    [Fact]
    public void Completion_does_not_offer_what_is_for_generated_code()
    {
        Assembly library = typeof(Workspace).Assembly;
        string[] theirs =
        [
            .. XDocument.Load(Path.ChangeExtension(library.Location, ".xml")).Descendants("member")
                .Where(static member => member.Element("summary")?.Value.Trim().StartsWith("For generated code") == true)
                .Select(static member => member.Attribute("name")!.Value)
                .Where(static name => name.StartsWith("T:"))
                .Select(static name => name[2..]),
            .. (string[])["StaticNet.Scratch", "StaticNet.ShapeGuard", "StaticNet.SequenceGuard",
                "StaticNet.TokenFloats", "StaticNet.Freezing", "StaticNet.AtomicFile", "StaticNet.StateDefinition"],
        ];
        Assert.All(theirs, name => Assert.Equal(
            EditorBrowsableState.Never,
            library.GetType(name, throwOnError: true)!.GetCustomAttribute<EditorBrowsableAttribute>()?.State));
    }

    // As in [Short], which names a type with the suffix too.
    private static string Short(string name) => Suffix().Replace(name, "");

    private static IEnumerable<string> Folders() => typeof(PublicNamesTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Where(static attribute => attribute.Key == "Framework")
        .Select(static attribute => attribute.Value!);

    private static string[] Assemblies(string folder)
    {
        string[] files = Directory.Exists(folder)
            ? Directory.GetFiles(folder, "*.dll", SearchOption.AllDirectories)
            : [];
        return files.Length > 0 ? files : throw new DirectoryNotFoundException($"{folder} has no assemblies.");
    }

    private static List<(string Namespace, string Name)> TypesOf(string file)
    {
        using var image = new PEReader(File.OpenRead(file));
        if (!image.HasMetadata)
            return [];
        MetadataReader reader = image.GetMetadataReader();
        return
        [
            .. reader.TypeDefinitions.Select(reader.GetTypeDefinition)
                .Where(static type => (type.Attributes & TypeAttributes.VisibilityMask) == TypeAttributes.Public)
                .Select(type => (reader.GetString(type.Namespace), reader.GetString(type.Name))),
        ];
    }

    [GeneratedRegex("Attribute(?=$|`)")]
    private static partial Regex Suffix();
}
