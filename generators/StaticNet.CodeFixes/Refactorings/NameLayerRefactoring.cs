using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.CodeFixes.Refactorings;

/// <summary>
/// Writes the names that layers have by default into their attributes: of the layer at the caret, or of all layers of
/// the network. Members, keys of weight files and what other layers read stay the same.
/// </summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(NameLayerRefactoring)), Shared]
public sealed class NameLayerRefactoring : CodeRefactoringProvider
{
    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        if (await MarkedClass.At(context.Document, context.Span, context.CancellationToken).ConfigureAwait(false)
            is not { } marked)
            return;
        MarkedLayer[] unnamed =
            [.. marked.Layers.Where(static layer => LayerNaming.Unwritten(layer.Element) is not null)];
        if (unnamed.FirstOrDefault(layer => layer.Attribute.Span.Contains(context.Span)) is { } one)
            Register(context, marked, $"Name this layer \"{LayerNaming.Unwritten(one.Element)}\"", [one]);
        if (unnamed.Length > 1)
            Register(context, marked, $"Name all layers of {marked.Syntax.Identifier.Text}", unnamed);
    }

    private static void Register(
        CodeRefactoringContext context, MarkedClass marked, string title, IReadOnlyList<MarkedLayer> layers) =>
        context.RegisterRefactoring(CodeAction.Create(
            title, _ => Task.FromResult(Named(context.Document, marked.Syntax, layers)), title));

    private static Document Named(
        Document document, TypeDeclarationSyntax type, IReadOnlyList<MarkedLayer> layers)
    {
        Dictionary<AttributeSyntax, string> names =
            layers.ToDictionary(static layer => layer.Attribute, static layer => LayerNaming.Unwritten(layer.Element)!);
        SyntaxNode root = type.SyntaxTree.GetRoot();
        return document.WithSyntaxRoot(root.ReplaceNodes(
            names.Keys, (attribute, _) => LayerNaming.Named(attribute, names[attribute])));
    }
}
