using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace StaticNet.Generators.Parsing;

/// <summary>Finds what methods of a compilation are made of.</summary>
/// <param name="compilation">The compilation.</param>
/// <param name="cancellation">The cancellation.</param>
internal sealed class MethodBodies(Compilation compilation, CancellationToken cancellation)
{
    /// <summary>The declaration of a method that has its body, or null where there is none in source.</summary>
    public static SyntaxNode? Declaration(IMethodSymbol method) =>
        (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences
            .Select(static reference => reference.GetSyntax()).OfType<BaseMethodDeclarationSyntax>()
            .FirstOrDefault(static declaration =>
                declaration.Body is not null || declaration.ExpressionBody is not null);

    /// <summary>Why a method cannot be compiled, whatever is in it; null where it can.</summary>
    public string? WhyNot(IMethodSymbol method) =>
        !method.IsStatic || method.MethodKind != MethodKind.Ordinary ? "is not a static method"
        : method.IsGenericMethod || method.ContainingType.IsGenericType ? "is generic"
        : method.Parameters.Any(static parameter => !IsNumber(parameter.Type) || parameter.RefKind != RefKind.None)
            || !(IsNumber(method.ReturnType) || method.ReturnType.SpecialType == SpecialType.System_Boolean)
            ? "does not take and return float"
        : Declaration(method) is not { } declaration || !compilation.ContainsSyntaxTree(declaration.SyntaxTree)
            ? "has no body in this project"
        : null;

    /// <summary>What a method does, or null where that does not compile.</summary>
    public IBlockOperation? Of(IMethodSymbol method)
    {
        if (Declaration(method) is not { } declaration || !compilation.ContainsSyntaxTree(declaration.SyntaxTree))
            return null;
        SemanticModel model = compilation.GetSemanticModel(declaration.SyntaxTree);
        return model.GetOperation(declaration, cancellation) is IMethodBodyOperation body
            ? body.BlockBody ?? body.ExpressionBody
            : null;
    }

    private static bool IsNumber(ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_Single or SpecialType.System_Double;
}
