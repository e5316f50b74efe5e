using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticNet.Generators.Analyzers;
using StaticNet.Generators.Diagnostics;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.ShapeInference;

namespace StaticNet.Generators;

/// <summary>
/// Reports what is wrong with a network on the attribute at fault, by the same parsing and shape inference as
/// <see cref="NetworkGenerator"/>.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetworkAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The property of a diagnostic that holds what a code fix needs to know.</summary>
    internal const string FixProperty = "Fix";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => DiagnosticCatalog.All;

    /// <summary>The properties of a diagnostic with a code fix, or without one.</summary>
    internal static ImmutableDictionary<string, string?> PropertiesOf(string? fix) => fix is null
        ? ImmutableDictionary<string, string?>.Empty
        : ImmutableDictionary<string, string?>.Empty.Add(FixProperty, fix);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(static symbol => Analyze(symbol), SymbolKind.NamedType);
        context.RegisterOperationAction(BufferCalls.Analyze, OperationKind.Invocation);
        context.RegisterSyntaxNodeAction(TrainerUses.Analyze, SyntaxKind.GenericName);
        context.RegisterSyntaxNodeAction(GeneratedConstants.Analyze, SyntaxKind.Attribute);
        context.RegisterCompilationStartAction(static compilation =>
            compilation.RegisterSyntaxNodeAction(new StateCalls().Analyze, SyntaxKind.InvocationExpression));
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (type.Name.Length == 0)
            return; // It is being typed, and a message could not name it.
        ImmutableArray<AttributeData> attributes = type.GetAttributes();
        if (FeatureParser.IsRecord(type))
            FeatureAnalysis.Analyze(context, type);
        if (!attributes.Any(static attribute => NetworkParser.IsOurs(attribute.AttributeClass)))
            return;
        BlockParser blocks = new(type.ContainingAssembly);
        if (NetworkParser.ParseMarked(type, blocks, context.CancellationToken) is not { } declaration)
        {
            ReportMissingNetwork(context, type, attributes, blocks);
            return;
        }
        InferredNetwork network = ShapeInferrer.Infer(declaration);
        AttributeLines lines = new(attributes, network.Places, blocks);
        foreach (Problem problem in network.Problems.Where(static problem => !problem.IsReportedElsewhere))
            Report(context, type, attributes, problem, lines);
    }

    private static void ReportMissingNetwork(
        SymbolAnalysisContext context, INamedTypeSymbol type, ImmutableArray<AttributeData> attributes,
        BlockParser blocks)
    {
        int part = -1;
        for (int ordinal = attributes.Length - 1; ordinal >= 0; ordinal--)
        {
            if (NetworkParser.IsNetworkPart(attributes[ordinal].AttributeClass))
                part = ordinal;
        }
        if (part < 0)
            return;
        string mark = NetworkParser.MarkOf(attributes);
        string missing = mark == "Network" ? "neither [Network] nor [Block]" : $"no [{mark}]";
        Report(
            context, type, attributes,
            new Problem(
                ProblemKind.LayersWithoutNetwork, part, new[] { type.Name, missing }.ToEquatableArray(), Fix: mark),
            new AttributeLines(attributes, EquatableArray<Place>.Empty, blocks));
    }

    private static void Report(
        SymbolAnalysisContext context, INamedTypeSymbol type, ImmutableArray<AttributeData> attributes,
        Problem problem, AttributeLines lines)
    {
        context.ReportDiagnostic(Diagnostic.Create(
            DiagnosticCatalog.Descriptor(problem.Kind),
            AttributeLocations.Place(type, attributes, problem, context.Compilation, context.CancellationToken),
            PropertiesOf(problem.Fix),
            ProblemText.Arguments(problem, lines.Of)));
    }
}
