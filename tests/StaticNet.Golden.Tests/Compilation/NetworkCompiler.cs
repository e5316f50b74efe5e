using System.Runtime.Loader;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using StaticNet.Generators;
using StaticNet.Generators.Declarations;
using StaticNet.Generators.Parsing;

namespace StaticNet.Golden.Tests.Compilation;

/// <summary>Compiles networks from source in memory, with the real generator, and loads them.</summary>
internal static class NetworkCompiler
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Preview, DocumentationMode.Diagnose);

    // No unsafe code: generated files must compile in a project that does not allow it. And whatever is computed in one
    // that checks arithmetic must not overflow.
    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        checkOverflow: true,
        nullableContextOptions: NullableContextOptions.Enable,
        warningLevel: 9999);

    private static readonly Lazy<MetadataReference[]> References = new(FindReferences);

    /// <summary>Compiles a class for each list of attributes and loads them all.</summary>
    /// <param name="assembly">What to call the assembly.</param>
    /// <param name="networks">The attributes of each network: class name to attribute lists.</param>
    /// <exception cref="NetworkCompilationException">
    /// There is a compile error, or a warning in generated code.
    /// </exception>
    public static CompiledNetworks Compile(string assembly, IEnumerable<KeyValuePair<string, string>> networks)
        => CompileSources(assembly, networks.Select(network => SourceOf(assembly, network.Key, network.Value)));

    /// <summary>Compiles whole files and loads the networks in them.</summary>
    /// <param name="assembly">What to call the assembly.</param>
    /// <param name="sources">The files.</param>
    /// <exception cref="NetworkCompilationException">
    /// There is a compile error, or a warning in generated code.
    /// </exception>
    public static CompiledNetworks CompileSources(string assembly, IEnumerable<string> sources)
    {
        IEnumerable<SyntaxTree> trees = sources.Select((source, index)
            => CSharpSyntaxTree.ParseText(source, ParseOptions, $"Written{index}.cs", Encoding.UTF8));
        var written = CSharpCompilation.Create(assembly, trees, References.Value, Options);
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new NetworkGenerator().AsSourceGenerator()], parseOptions: ParseOptions);
        driver = driver.RunGeneratorsAndUpdateCompilation(
            written, out Microsoft.CodeAnalysis.Compilation complete, out _);
        GeneratorRunResult run = driver.GetRunResult().Results.Single();
        if (run.Exception is not null)
            throw new NetworkCompilationException($"The generator failed: {run.Exception}");

        using var image = new MemoryStream();
        Diagnostic[] wrong = [.. complete.Emit(image).Diagnostics.Where(found => IsWrong(found, written))];
        if (wrong.Length > 0)
            throw new NetworkCompilationException(Describe(wrong));
        image.Position = 0;
        var context = new AssemblyLoadContext(assembly, isCollectible: true);
        return new CompiledNetworks(context.LoadFromStream(image), [.. run.GeneratedSources.Select(s => s.SyntaxTree)]);
    }

    /// <summary>Reads the attributes of classes as the compiler does, and compiles nothing.</summary>
    /// <param name="attributes">The attributes of each class.</param>
    /// <param name="besides">A file of what they use.</param>
    public static IReadOnlyList<NetworkDeclaration> Declare(IEnumerable<string> attributes, string besides = "")
    {
        SyntaxTree[] trees = [.. attributes.Select((text, index) =>
            CSharpSyntaxTree.ParseText(SourceOf("Declared", $"Declared{index}", text), ParseOptions))];
        IEnumerable<SyntaxTree> all = trees.Append(CSharpSyntaxTree.ParseText(besides, ParseOptions));
        var written = CSharpCompilation.Create("Declared", all, References.Value, Options);
        return [.. trees.Select((_, index) =>
            NetworkParser.Parse(written.GetTypeByMetadataName($"Declared.Declared{index}")!, default))];
    }

    private static string SourceOf(string assembly, string name, string attributes) => $"""
        using StaticNet;

        namespace {assembly};

        [Network]
        {attributes}
        public partial class {name};
        """;

    // What the test itself writes has no documentation; what is generated must compile without a warning.
    private static bool IsWrong(Diagnostic diagnostic, CSharpCompilation written)
        => diagnostic.Severity == DiagnosticSeverity.Error
        || (diagnostic.Severity == DiagnosticSeverity.Warning
            && (diagnostic.Location.SourceTree is null || !written.ContainsSyntaxTree(diagnostic.Location.SourceTree)));

    private static string Describe(Diagnostic[] wrong)
    {
        var text = new StringBuilder($"{wrong.Length} errors or warnings, of which:\n");
        foreach (Diagnostic diagnostic in wrong.Take(5))
        {
            text.AppendLine(diagnostic.ToString());
            if (diagnostic.Location.SourceTree?.GetText() is not SourceText source)
                continue;
            int line = diagnostic.Location.GetLineSpan().StartLinePosition.Line;
            for (int i = Math.Max(0, line - 4); i <= Math.Min(line + 4, source.Lines.Count - 1); i++)
                text.AppendLine($"{(i == line ? '>' : ' ')}{i + 1,5}  {source.Lines[i]}");
        }
        return text.ToString();
    }

    // StaticNet and System.Numerics.Tensors are among the assemblies that this process was started with.
    private static MetadataReference[] FindReferences()
    {
        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        string library = typeof(NetworkAttribute).Assembly.Location;
        return
        [
            .. trusted.Split(Path.PathSeparator).Append(library).Distinct()
                .Where(path => IsReferenced(Path.GetFileNameWithoutExtension(path)))
                .Select(path => MetadataReference.CreateFromFile(path)),
        ];
    }

    private static bool IsReferenced(string name)
        => name is "StaticNet" or "StaticNet.Data" or "mscorlib" or "netstandard"
        || name.StartsWith("System.", StringComparison.Ordinal);
}
