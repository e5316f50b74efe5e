using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticNet.Generators.Diagnostics;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Analyzers;

/// <summary>
/// Reports constants in attributes that are generated, such as <c>[Input(Encoder.OutputSize)]</c>. They compile, but
/// the generator cannot see what it makes itself: without this, the network would first fail when the program runs.
/// </summary>
internal static class GeneratedConstants
{
    public static void Analyze(SyntaxNodeAnalysisContext context)
    {
        AttributeSyntax attribute = (AttributeSyntax)context.Node;
        IEnumerable<IdentifierNameSyntax> names = attribute.ArgumentList?.Arguments
            .SelectMany(static argument => argument.Expression.DescendantNodesAndSelf())
            .OfType<IdentifierNameSyntax>() ?? [];
        foreach (IdentifierNameSyntax name in names)
        {
            ISymbol? constant = context.SemanticModel.GetSymbolInfo(name, context.CancellationToken).Symbol;
            if (constant is IFieldSymbol { IsConst: true } && IsGenerated(constant) && IsOurs(attribute, context))
                Report(context, attribute, name, (IFieldSymbol)constant);
        }
    }

    private static bool IsGenerated(ISymbol constant) => !constant.DeclaringSyntaxReferences.IsEmpty
        && constant.DeclaringSyntaxReferences.All(static part => MemberClashes.IsGenerated(part.SyntaxTree));

    private static bool IsOurs(AttributeSyntax attribute, SyntaxNodeAnalysisContext context) => NetworkParser.IsOurs(
        context.SemanticModel.GetTypeInfo(attribute, context.CancellationToken).Type as INamedTypeSymbol);

    private static void Report(
        SyntaxNodeAnalysisContext context, AttributeSyntax attribute, IdentifierNameSyntax name, IFieldSymbol constant)
    {
        SyntaxNode whole = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        string? type = attribute.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>()?.Identifier.Text;
        // Of the class itself, it depends on what is wrong here.
        string? value = constant.ContainingType.Name == type
            ? "the number"
            : Convert.ToString(constant.ConstantValue, CultureInfo.InvariantCulture);
        context.ReportDiagnostic(Diagnostic.Create(
            DiagnosticCatalog.Descriptor(ProblemKind.GeneratedConstant), whole.GetLocation(), whole.ToString(), type,
            value));
    }
}
