using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace StaticNet.Generators.Analyzers;

/// <summary>The lengths of arrays and spans that are certain when a program is compiled.</summary>
internal static class KnownLength
{
    // A variable that is made of another one, and so on.
    private const int MostVariables = 4;

    /// <summary>How many values an expression has; null where only the program knows.</summary>
    public static int? Of(IOperation value, CancellationToken cancellation) => Of(value, MostVariables, cancellation);

    private static int? Of(IOperation value, int variables, CancellationToken cancellation) => value switch
    {
        IConversionOperation conversion => Of(conversion.Operand, variables, cancellation),
        IArrayCreationOperation { DimensionSizes: [{ ConstantValue: { HasValue: true, Value: int size } }] } => size,
        IArrayCreationOperation { Initializer: { } initializer, DimensionSizes.Length: 1 } =>
            initializer.ElementValues.Length,
        ICollectionExpressionOperation collection => collection.Elements.Aggregate(
            (int?)0, (sum, element) => sum + (element is ISpreadOperation spread
                ? Of(spread.Operand, variables, cancellation)
                : 1)),
        ILocalReferenceOperation local when variables > 0 =>
            Initializer(local, cancellation) is { } initializer ? Of(initializer, variables - 1, cancellation) : null,
        IInvocationOperation { TargetMethod.Name: "AsSpan", Arguments: [{ } whole] } =>
            Of(whole.Value, variables, cancellation),
        IInvocationOperation { TargetMethod: { Name: "AsSpan" or "Slice", ContainingNamespace.Name: "System" } } part
            when part.Arguments.FirstOrDefault(static argument => argument.Parameter!.Name == "length") is { } length =>
            length.Value.ConstantValue is { HasValue: true, Value: int count } ? count : null,
        { Syntax: StackAllocArrayCreationExpressionSyntax { Type: ArrayTypeSyntax type, Initializer: null } } =>
            type.RankSpecifiers[0].Sizes[0] is { } size
            && value.SemanticModel!.GetConstantValue(size, cancellation) is { HasValue: true, Value: int count }
                ? count
                : null,
        _ => null,
    };

    // What a local variable is made of, if nothing else is ever put into it.
    private static IOperation? Initializer(ILocalReferenceOperation local, CancellationToken cancellation)
    {
        if (local.Local.DeclaringSyntaxReferences is not [{ } reference]
            || reference.GetSyntax(cancellation)
                is not VariableDeclaratorSyntax { Initializer.Value: { } value } declarator)
            return null;
        SyntaxNode? scope = declarator.Ancestors().FirstOrDefault(static node =>
            node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or CompilationUnitSyntax);
        string name = local.Local.Name;
        bool isWritten = scope is null || scope.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Any(use => use.Identifier.ValueText == name && IsWritten(use));
        return isWritten ? null : local.SemanticModel!.GetOperation(value, cancellation);
    }

    private static bool IsWritten(IdentifierNameSyntax use) => use.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == use,
        ArgumentSyntax { Parent: TupleExpressionSyntax } => true,
        ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None)
            && !argument.RefKindKeyword.IsKind(SyntaxKind.InKeyword),
        RefExpressionSyntax => true,
        _ => false,
    };
}
