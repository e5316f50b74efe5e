using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticNet.Generators.Diagnostics;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Analyzers;

/// <summary>
/// Reports constants in attributes that are generated, such as <c>[Input(Encoder.OutputSize)]</c>, and names of
/// generated members, such as <c>From = nameof(Trunk)</c>. They compile, but the generator cannot see what it makes
/// itself: without this, the network would first fail when the program runs.
/// </summary>
internal static class GeneratedConstants
{
    private const int MostSteps = 8;

    public static void Analyze(SyntaxNodeAnalysisContext context)
    {
        AttributeSyntax attribute = (AttributeSyntax)context.Node;
        IdentifierNameSyntax[] names =
            [.. attribute.ArgumentList?.Arguments.SelectMany(static argument => Names(argument.Expression)) ?? []];
        if (names.Length == 0 || !IsOurs(attribute, context))
            return;
        foreach (IdentifierNameSyntax name in names)
        {
            if (context.SemanticModel.GetSymbolInfo(name, context.CancellationToken).Symbol is { } member
                && ComesFromGenerated(member, context.Compilation, context.CancellationToken))
            {
                Report(context, attribute, name, member);
                return;
            }
        }
    }

    private static IEnumerable<IdentifierNameSyntax> Names(ExpressionSyntax expression) =>
        expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>();

    private static bool IsGenerated(ISymbol member) => member is not INamespaceSymbol
        && !member.DeclaringSyntaxReferences.IsEmpty
        && member.DeclaringSyntaxReferences.All(static part => MemberClashes.IsGenerated(part.SyntaxTree));

    // Also the user's own constant may, such as const int Code = Encoder.OutputSize.
    private static bool ComesFromGenerated(
        ISymbol member, Compilation compilation, CancellationToken cancellation, int step = 0)
    {
        if (IsGenerated(member))
            return true;
        if (step == MostSteps || member is not IFieldSymbol { IsConst: true }
            || member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation)
                is not VariableDeclaratorSyntax { Initializer.Value: { } value })
            return false;
        SemanticModel model = compilation.GetSemanticModel(value.SyntaxTree);
        return Names(value).Any(name => model.GetSymbolInfo(name, cancellation).Symbol is { } other
            && ComesFromGenerated(other, compilation, cancellation, step + 1));
    }

    private static bool IsOurs(AttributeSyntax attribute, SyntaxNodeAnalysisContext context) => NetworkParser.IsOurs(
        context.SemanticModel.GetTypeInfo(attribute, context.CancellationToken).Type as INamedTypeSymbol);

    private static void Report(
        SyntaxNodeAnalysisContext context, AttributeSyntax attribute, IdentifierNameSyntax name, ISymbol member)
    {
        string? type = attribute.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>()?.Identifier.Text;
        SyntaxNode? nameOf = name.FirstAncestorOrSelf<InvocationExpressionSyntax>();
        SyntaxNode whole = nameOf
            ?? (name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name);
        context.ReportDiagnostic(Diagnostic.Create(
            DiagnosticCatalog.Descriptor(ProblemKind.GeneratedConstant), whole.GetLocation(),
            IsGenerated(member) ? whole.ToString() : $"The value of {whole}", type,
            nameOf is not null ? "the name itself" : Value(member, type)));
    }

    // A number of the class itself depends on what is wrong here.
    private static string? Value(ISymbol member, string? type) =>
        member is IFieldSymbol { ConstantValue: { } value } && member.ContainingType.Name != type
            ? Convert.ToString(value, CultureInfo.InvariantCulture)
            : "the number";
}
