using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace StaticNet.Generators.Tests.Testing;

/// <summary>Compiles programs in memory with the real generator and analyzer.</summary>
internal static class Programs
{
    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    public static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path) is var name
                && (name.StartsWith("System.", StringComparison.Ordinal)
                    || name is "StaticNet.dll" or "netstandard.dll"))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        "Program", references: References, options: new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9,
            // the test programs are not documented
            specificDiagnosticOptions: [new("CS1591", ReportDiagnostic.Suppress)]));

    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers = [new NetworkAnalyzer()];

    /// <summary>What every project with implicit usings has.</summary>
    public const string Usings =
        "global using System; global using System.Collections.Generic; global using StaticNet;";

    public static SyntaxTree Parse(string source, string path = "Program.cs") =>
        CSharpSyntaxTree.ParseText(source, ParseOptions, path);

    /// <summary>A compilation of some files, and the implicit usings.</summary>
    public static CSharpCompilation Of(params string[] sources) => Empty
        .AddSyntaxTrees(Parse(Usings, "Usings.cs"))
        .AddSyntaxTrees(
            sources.Select(static (source, index) => Parse(source, index == 0 ? "Program.cs" : $"Part{index}.cs")));

    /// <summary>A compiled assembly of some files, to be referenced by another program.</summary>
    public static MetadataReference Library(string name, IEnumerable<MetadataReference> references, params string[] sources)
    {
        using MemoryStream file = new();
        CSharpCompilation compilation = Of(sources).WithAssemblyName(name).AddReferences(references);
        Assert.True(compilation.Emit(file).Success, string.Join("\n", compilation.GetDiagnostics()));
        return MetadataReference.CreateFromImage(file.ToArray());
    }

    public static GeneratorDriver Driver(bool tracked = false) => CSharpGeneratorDriver.Create(
        [new NetworkGenerator().AsSourceGenerator()],
        parseOptions: ParseOptions,
        driverOptions: new GeneratorDriverOptions(
            IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: tracked));

    /// <summary>Runs the generator, then the analyzer on what came out.</summary>
    public static Task<CompiledProgram> Compile(params string[] sources) => Compile(Of(sources));

    /// <summary>Runs the generator, then the analyzer on what came out.</summary>
    public static async Task<CompiledProgram> Compile(CSharpCompilation program)
    {
        GeneratorDriver driver = Driver().RunGeneratorsAndUpdateCompilation(program, out Compilation output, out _);
        (ImmutableArray<Diagnostic> analyzed, ImmutableArray<Diagnostic> compiled) = await Diagnose(output);
        return new CompiledProgram(
            output, driver.GetRunResult(), [.. Misspelt(program), .. analyzed],
            [.. compiled.Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)]);
    }

    private static ImmutableArray<Diagnostic> Misspelt(CSharpCompilation program) => CSharpGeneratorDriver
        .Create([new MisspeltAttributeGenerator().AsSourceGenerator()], parseOptions: ParseOptions)
        .RunGenerators(program).GetRunResult().Diagnostics;

    /// <summary>The analyzer's diagnostics; an exception in it fails.</summary>
    public static async Task<ImmutableArray<Diagnostic>> Analyze(Compilation compilation) =>
        (await Diagnose(compilation)).Analyzed;

    /// <summary>
    /// The analyzer's diagnostics in source order, and the C# compiler's. To analyze, it binds all methods, so that its
    /// own come at no cost; to ask it again would bind them again.
    /// </summary>
    public static async Task<(ImmutableArray<Diagnostic> Analyzed, ImmutableArray<Diagnostic> Compiled)> Diagnose(
        Compilation compilation)
    {
        CompilationWithAnalyzersOptions options = new(
            new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false,
            logAnalyzerExecutionTime: false);
        ILookup<bool, Diagnostic> diagnostics =
            (await new CompilationWithAnalyzers(compilation, Analyzers, options).GetAllDiagnosticsAsync())
            .ToLookup(static diagnostic => diagnostic.Id.StartsWith("CS", StringComparison.Ordinal));
        Assert.DoesNotContain(diagnostics[false], static diagnostic => diagnostic.Id == "AD0001");
        return (
            [.. diagnostics[false].OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start)],
            [.. diagnostics[true]]);
    }
}
