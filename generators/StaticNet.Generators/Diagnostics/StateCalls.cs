using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Diagnostics;

/// <summary>
/// Checks calls of recurrent networks: that a network which also reads backward is not stepped, and that a state is the
/// network's own. A state of the wrong class does not compile anyway; this says why.
/// </summary>
internal static class StateCalls
{
    private static readonly HashSet<string> Methods = ["Predict", "Step", "Forward", "Backward", "Loss", "LossAndGradients"];

    public static void Analyze(SyntaxNodeAnalysisContext context)
    {
        InvocationExpressionSyntax call = (InvocationExpressionSyntax)context.Node;
        if (call.Expression is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: var method } access || !Methods.Contains(method))
            return;
        if (context.SemanticModel.GetTypeInfo(access.Expression, context.CancellationToken).Type is not INamedTypeSymbol network || !IsNetwork(network))
            return;
        bool hasState = false;
        foreach (ArgumentSyntax argument in call.ArgumentList.Arguments)
        {
            ITypeSymbol? type = context.SemanticModel.GetTypeInfo(argument.Expression, context.CancellationToken).Type;
            if (!IsState(type))
                continue;
            hasState = true;
            if (type!.ContainingType is { } owner && IsNetwork(owner) && !SymbolEqualityComparer.Default.Equals(owner, network))
                Report(context, ProblemKind.StateOfAnother, argument, owner.Name, network.Name);
        }
        bool isStepped = method == "Step" || (method == "Predict" && hasState);
        if (isStepped && BidirectionalLayer(network) is { } layer)
            Report(context, ProblemKind.BidirectionalStepped, access.Name, network.Name, layer);
    }

    private static void Report(SyntaxNodeAnalysisContext context, ProblemKind kind, SyntaxNode place, params object[] arguments) =>
        context.ReportDiagnostic(Diagnostic.Create(DiagnosticCatalog.Descriptor(kind), place.GetLocation(), arguments));

    private static bool IsNetwork(INamedTypeSymbol type) =>
        type.GetAttributes().Any(static attribute => NetworkParser.IsNetwork(attribute.AttributeClass));

    private static bool IsState(ITypeSymbol? type) =>
        type?.BaseType is { Name: "RecurrentState", ContainingNamespace: { Name: "StaticNet", ContainingNamespace.IsGlobalNamespace: true } };

    // The name of the first layer that reads backward.
    private static string? BidirectionalLayer(INamedTypeSymbol network)
    {
        ImmutableArray<AttributeData> attributes = network.GetAttributes();
        if (!attributes.Any(static attribute => IsBidirectional(attribute)))
            return null;
        return NetworkParser.Parse(network, CancellationToken.None).Layers.FirstOrDefault(static layer => layer.ReadsBackward)?.Name;
    }

    private static bool IsBidirectional(AttributeData attribute) =>
        NetworkParser.IsOurs(attribute.AttributeClass)
        && attribute.NamedArguments.Any(static pair => pair is { Key: "Bidirectional", Value.Value: true });
}
