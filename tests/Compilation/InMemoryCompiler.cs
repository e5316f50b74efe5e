using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using StaticNet.Generators;

namespace StaticNet.Compilation;

/// <summary>Compiles networks from source in memory, with the real generator, optimised, and loads them.</summary>
/// <param name="checkOverflow">Whether arithmetic is checked.</param>
/// <param name="isCollectible">Whether assemblies can be unloaded, which makes their statics slower.</param>
internal sealed class InMemoryCompiler(bool checkOverflow, bool isCollectible)
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Preview, DocumentationMode.Diagnose);

    private static readonly Lazy<MetadataReference[]> References = new(FindReferences);

    // No unsafe code: generated files must compile in a project that does not allow it.
    private readonly CSharpCompilationOptions _options = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        checkOverflow: checkOverflow,
        nullableContextOptions: NullableContextOptions.Enable,
        warningLevel: 9999);

    /// <summary>The file of a network.</summary>
    /// <param name="assembly">The assembly, which is also its namespace.</param>
    /// <param name="name">The class.</param>
    /// <param name="attributes">Its attributes.</param>
    public static string SourceOf(string assembly, string name, string attributes) => $"""
        using StaticNet;

        namespace {assembly};

        [Network]
        {attributes}
        public partial class {name};
        """;

    /// <summary>Reads files, and generates nothing.</summary>
    /// <param name="assembly">What to call the assembly.</param>
    /// <param name="sources">The files.</param>
    public CSharpCompilation Read(string assembly, IEnumerable<string> sources)
    {
        IEnumerable<SyntaxTree> trees = sources.Select((source, index)
            => CSharpSyntaxTree.ParseText(source, ParseOptions, $"Written{index}.cs", Encoding.UTF8));
        return CSharpCompilation.Create(assembly, trees, References.Value, _options);
    }

    /// <summary>Compiles files and loads the networks in them.</summary>
    /// <param name="assembly">What to call the assembly.</param>
    /// <param name="sources">The files.</param>
    /// <returns>The assembly, and what the generator wrote.</returns>
    /// <exception cref="NetworkCompilationException">
    /// There is a compile error, or a warning in generated code.
    /// </exception>
    public (Assembly Assembly, IReadOnlyList<SyntaxTree> Generated) Compile(
        string assembly, IEnumerable<string> sources)
    {
        CSharpCompilation written = Read(assembly, sources);
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
        var context = new AssemblyLoadContext(assembly, isCollectible);
        return (context.LoadFromStream(image), [.. run.GeneratedSources.Select(s => s.SyntaxTree)]);
    }

    // What is written here has no documentation; what is generated must compile without a warning.
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
