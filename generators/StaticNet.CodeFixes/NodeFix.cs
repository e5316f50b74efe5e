using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace StaticNet.CodeFixes;

/// <summary>A fix that replaces the node at fault, or something around it, in one file.</summary>
/// <typeparam name="TNode">The syntax that it starts from.</typeparam>
public abstract class NodeFix<TNode> : CodeFixProvider
    where TNode : SyntaxNode
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => new OneByOneFixAll(
        Find,
        (root, node, properties) => Title((TNode)node, properties) is null ? null : Fix(root, (TNode)node, properties));

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (root is null || Find(root, diagnostic) is not { } node
                || Title(node, diagnostic.Properties) is not { } title)
                continue;
            ImmutableDictionary<string, string?> properties = diagnostic.Properties;
            context.RegisterCodeFix(
                CodeAction.Create(
                    title, _ => Task.FromResult(context.Document.WithSyntaxRoot(Fix(root, node, properties))),
                    GetType().Name),
                diagnostic);
        }
    }

    /// <summary>What the fix does, as menus say it; null where it does not apply.</summary>
    /// <param name="node">The node at fault.</param>
    /// <param name="properties">What the analyzer says to fixes.</param>
    protected abstract string? Title(TNode node, ImmutableDictionary<string, string?> properties);

    /// <summary>The file with the fix.</summary>
    /// <param name="root">The file.</param>
    /// <param name="node">The node at fault.</param>
    /// <param name="properties">What the analyzer says to fixes.</param>
    protected abstract SyntaxNode Fix(SyntaxNode root, TNode node, ImmutableDictionary<string, string?> properties);

    private static TNode? Find(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<TNode>();
}
