using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticNet.Generators.Diagnostics;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.ShapeInference;

namespace StaticNet.Generators.Analyzers;

/// <summary>
/// Checks calls of recurrent networks: that a network which needs the whole sequence is not stepped, and that a state
/// is the network's own. A state of the wrong class does not compile anyway; this says why.
/// </summary>
internal sealed class StateCalls
{
    private static readonly HashSet<string> Methods =
        ["Predict", "Step", "Forward", "Backward", "Loss", "LossAndGradients"];

    // What is known of the compilation's networks: one that is stepped in many places is read once.
    private readonly ConcurrentDictionary<INamedTypeSymbol, WholeSequence> _networks =
        new(SymbolEqualityComparer.Default);

    public void Analyze(SyntaxNodeAnalysisContext context)
    {
        InvocationExpressionSyntax call = (InvocationExpressionSyntax)context.Node;
        if (MethodName(call.Expression) is not { } name || !Methods.Contains(name.Identifier.ValueText))
            return;
        if (Receiver(context, call, name) is not { } network || !NetworkParser.IsMarked(network))
            return;
        bool hasState = false;
        foreach (ArgumentSyntax argument in call.ArgumentList.Arguments)
        {
            ITypeSymbol? type = context.SemanticModel.GetTypeInfo(argument.Expression, context.CancellationToken).Type;
            if (!IsState(type))
                continue;
            hasState = true;
            if (type!.ContainingType is { } owner && NetworkParser.IsMarked(owner)
                && !SymbolEqualityComparer.Default.Equals(owner, network))
                Report(context, ProblemKind.StateOfAnother, argument, owner.Name, network.Name);
        }
        bool isStepped = name.Identifier.ValueText == "Step" || (name.Identifier.ValueText == "Predict" && hasState);
        if (!isStepped || WholeSequenceLayer(network, context.CancellationToken) is not { } layer)
            return;
        IReadsWholeSequence whole = layer.WhyNotStepped()!;
        Report(
            context, ProblemKind.WholeSequenceStepped, name, network.Name, layer.Name, whole.WhyWhole, whole.Remedy);
    }

    // x.Step(...), x?.Step(...), and Step(...) in the class itself.
    private static SimpleNameSyntax? MethodName(ExpressionSyntax called) => called switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        IdentifierNameSyntax name => name,
        _ => null,
    };

    private static INamedTypeSymbol? Receiver(
        SyntaxNodeAnalysisContext context, InvocationExpressionSyntax call, SimpleNameSyntax name)
    {
        ExpressionSyntax? receiver = call.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Expression,
            MemberBindingExpressionSyntax => call.Ancestors().OfType<ConditionalAccessExpressionSyntax>()
                .FirstOrDefault(conditional => conditional.WhenNotNull.Span.Contains(call.Span))?.Expression,
            _ => null,
        };
        if (receiver is not null)
            return context.SemanticModel.GetTypeInfo(receiver, context.CancellationToken).Type as INamedTypeSymbol;
        // The class's own method, unless the name is a local function or another type's static method.
        SymbolInfo method = context.SemanticModel.GetSymbolInfo(name, context.CancellationToken);
        ISymbol? symbol = method.Symbol ?? method.CandidateSymbols.FirstOrDefault();
        return symbol is IMethodSymbol { MethodKind: MethodKind.Ordinary } ? symbol.ContainingType : null;
    }

    private static void Report(
        SyntaxNodeAnalysisContext context, ProblemKind kind, SyntaxNode place, params object[] arguments) =>
        context.ReportDiagnostic(Diagnostic.Create(DiagnosticCatalog.Descriptor(kind), place.GetLocation(), arguments));

    private static bool IsState(ITypeSymbol? type) =>
        type?.BaseType is
        {
            Name: "RecurrentState",
            ContainingNamespace: { Name: "StaticNet", ContainingNamespace.IsGlobalNamespace: true },
        };

    private Layer? WholeSequenceLayer(INamedTypeSymbol network, CancellationToken cancellation) =>
        _networks.GetOrAdd(network, read => new WholeSequence(
            ShapeInferrer.Infer(NetworkParser.Parse(read, cancellation)).Nodes
                .Select(static node => node.Layer)
                .FirstOrDefault(static layer => layer.WhyNotStepped() is not null))).Layer;

    private sealed record WholeSequence(Layer? Layer);
}
