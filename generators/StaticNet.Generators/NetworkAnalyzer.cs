using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
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

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(static symbol => Analyze(symbol), SymbolKind.NamedType);
        context.RegisterCompilationStartAction(static compilation =>
            compilation.RegisterSyntaxNodeAction(new StateCalls().Analyze, SyntaxKind.InvocationExpression));
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        ImmutableArray<AttributeData> attributes = type.GetAttributes();
        if (!attributes.Any(static attribute => NetworkParser.IsOurs(attribute.AttributeClass)))
            return;
        if (!attributes.Any(static attribute => NetworkParser.IsNetwork(attribute.AttributeClass)))
        {
            ReportMissingNetwork(context, type, attributes);
            return;
        }
        InferredNetwork network = ShapeInferrer.Infer(NetworkParser.Parse(type, context.CancellationToken));
        foreach (Problem problem in network.Problems)
            Report(context, type, attributes, problem);
    }

    private static void ReportMissingNetwork(
        SymbolAnalysisContext context, INamedTypeSymbol type, ImmutableArray<AttributeData> attributes)
    {
        int part = -1;
        for (int ordinal = attributes.Length - 1; ordinal >= 0; ordinal--)
        {
            if (NetworkParser.IsNetworkPart(attributes[ordinal].AttributeClass))
                part = ordinal;
        }
        if (part >= 0)
            Report(
                context, type, attributes,
                new Problem(ProblemKind.LayersWithoutNetwork, part, new[] { type.Name }.ToEquatableArray()));
    }

    private static void Report(
        SymbolAnalysisContext context, INamedTypeSymbol type, ImmutableArray<AttributeData> attributes, Problem problem)
    {
        ImmutableDictionary<string, string?> properties = problem.Fix is null
            ? ImmutableDictionary<string, string?>.Empty
            : ImmutableDictionary<string, string?>.Empty.Add(FixProperty, problem.Fix);
        context.ReportDiagnostic(Diagnostic.Create(
            DiagnosticCatalog.Descriptor(problem.Kind),
            AttributeLocations.Place(type, attributes, problem, context.CancellationToken),
            properties,
            ProblemText.Arguments(problem, ordinal => AttributeLocations.Line(attributes, ordinal))));
    }
}
