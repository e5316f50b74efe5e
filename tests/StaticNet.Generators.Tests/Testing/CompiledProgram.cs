using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace StaticNet.Generators.Tests.Testing;

/// <summary>A program after the generator has run.</summary>
/// <param name="Compilation">With the generated files.</param>
/// <param name="Run">What the generator did.</param>
/// <param name="Diagnostics">What the analyzer reported, in source order.</param>
/// <param name="CompilerDiagnostics">
/// What the C# compiler reports beyond hidden and informational diagnostics.
/// </param>
internal sealed record CompiledProgram(
    Compilation Compilation, GeneratorDriverRunResult Run, ImmutableArray<Diagnostic> Diagnostics,
    ImmutableArray<Diagnostic> CompilerDiagnostics)
{
    /// <summary>The generated files by hint name.</summary>
    public IReadOnlyDictionary<string, string> Files => Run.Results.Single().GeneratedSources
        .ToDictionary(static file => file.HintName, static file => file.SourceText.ToString());

    /// <summary>Asserts that the generator survived, and that the C# compiler has nothing to say.</summary>
    public CompiledProgram AssertCompiles()
    {
        AssertGeneratorSurvived();
        Assert.True(CompilerDiagnostics.IsEmpty, string.Join("\n", CompilerDiagnostics.Take(5)));
        return this;
    }

    /// <summary>
    /// Asserts that the C# compiler reports nothing in generated files, whatever it says of the user's own.
    /// </summary>
    public void AssertGeneratedFilesAreRight()
    {
        AssertGeneratorSurvived();
        Diagnostic? wrong = CompilerDiagnostics.FirstOrDefault(static diagnostic =>
            diagnostic.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true);
        Assert.True(wrong is null, wrong?.ToString());
    }

    public void AssertGeneratorSurvived()
    {
        GeneratorRunResult result = Run.Results.Single();
        Assert.True(result.Exception is null, result.Exception?.ToString());
        Assert.Empty(result.Diagnostics);
    }
}
