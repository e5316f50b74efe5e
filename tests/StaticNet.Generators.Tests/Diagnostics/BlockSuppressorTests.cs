using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticNet.Generators.Analyzers;
using StaticNet.Generators.Tests.Testing;

namespace StaticNet.Generators.Tests.Diagnostics;

/// <summary>What other analyzers say of blocks, as if they were classes of which someone creates instances.</summary>
public sealed class BlockSuppressorTests
{
    [Fact]
    public async Task A_block_need_not_be_created_but_another_class_must()
    {
        Compilation program = Programs.Of("[Block, Dense(3)] internal class Part; internal class Other;");
        ImmutableArray<Diagnostic> all = await program
            .WithAnalyzers(
                [new NeverCreated(), new BlockSuppressor()],
                new CompilationWithAnalyzersOptions(
                    new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false,
                    logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true))
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.Equal(
            [("Part", true), ("Other", false)],
            all.OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start)
                .Select(static diagnostic => (diagnostic.GetMessage(), diagnostic.IsSuppressed)));
    }

    /// <summary>Reports every class, as .NET's CA1812 does where nobody creates it.</summary>
#pragma warning disable RS1029, RS1036, RS1038, RS1041, RS2008 // it is no analyzer of ours
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class NeverCreated : DiagnosticAnalyzer
    {
        private static readonly DiagnosticDescriptor Descriptor =
            new("CA1812", "Never created", "{0}", "Performance", DiagnosticSeverity.Warning, isEnabledByDefault: true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSymbolAction(
                static symbol => symbol.ReportDiagnostic(
                    Diagnostic.Create(Descriptor, symbol.Symbol.Locations[0], symbol.Symbol.Name)),
                SymbolKind.NamedType);
        }
    }
}
