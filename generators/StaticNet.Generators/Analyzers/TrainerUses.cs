using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticNet.Generators.Diagnostics;
using StaticNet.Generators.Losses;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Analyzers;

/// <summary>
/// Says what is missing where a network without a loss is trained. It does not compile anyway, but CS0311 speaks of an
/// interface.
/// </summary>
internal static class TrainerUses
{
    private const string Trainer = "Trainer";

    public static void Analyze(SyntaxNodeAnalysisContext context)
    {
        GenericNameSyntax name = (GenericNameSyntax)context.Node;
        if (name.Identifier.ValueText != Trainer || name.TypeArgumentList.Arguments.Count != 1
            || context.SemanticModel.GetSymbolInfo(name, context.CancellationToken).Symbol is not INamedTypeSymbol used
            || !NetworkParser.IsOurs(used))
            return;
        TypeSyntax argument = name.TypeArgumentList.Arguments[0];
        if (context.SemanticModel.GetTypeInfo(argument, context.CancellationToken).Type is not INamedTypeSymbol network
            || !NetworkParser.IsMarked(network)
            || network.GetAttributes().Any(static attribute => IsLoss(attribute.AttributeClass)))
            return;
        context.ReportDiagnostic(Diagnostic.Create(
            DiagnosticCatalog.Descriptor(ProblemKind.TrainedWithoutLoss), argument.GetLocation(), network.Name,
            $"{Trainer}<{network.Name}>"));
    }

    private static bool IsLoss(INamedTypeSymbol? attribute) =>
        NetworkParser.IsOurs(attribute) && LossRegistry.Find(attribute!.Name) is not null;
}
