using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using StaticNet.Generators;

namespace StaticNet.CodeFixes;

/// <summary>A fix that replaces the node at fault, or something around it, in one file.</summary>
/// <typeparam name="TNode">The syntax that it starts from.</typeparam>
/// <param name="ids">The diagnostics that it fixes.</param>
public abstract class NodeFix<TNode>(params string[] ids) : CodeFixProvider
    where TNode : SyntaxNode
{
    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = [.. ids];

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => new OneByOneFixAll(
        Find, (root, node, diagnostic) => Change(root, (TNode)node, diagnostic)?.Fixed());

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (root is null || Find(root, diagnostic) is not { } node
                || Change(root, node, diagnostic) is not var (title, changed))
                continue;
            context.RegisterCodeFix(
                CodeAction.Create(
                    title, _ => Task.FromResult(context.Document.WithSyntaxRoot(changed())), GetType().Name),
                diagnostic);
        }
    }

    /// <summary>What the fix does, as menus say it; null where it does not apply.</summary>
    /// <param name="node">The node at fault.</param>
    /// <param name="fix">What the analyzer says to fixes; null where it says nothing.</param>
    protected abstract string? Title(TNode node, string? fix);

    /// <summary>The file with the fix, which has a title.</summary>
    /// <param name="root">The file.</param>
    /// <param name="node">The node at fault.</param>
    /// <param name="fix">What the analyzer says to fixes; empty where it says nothing.</param>
    protected abstract SyntaxNode Fix(SyntaxNode root, TNode node, string fix);

    private (string Title, Func<SyntaxNode> Fixed)? Change(SyntaxNode root, TNode node, Diagnostic diagnostic)
    {
        diagnostic.Properties.TryGetValue(NetworkAnalyzer.FixProperty, out string? fix);
        return Title(node, fix) is { } title ? (title, () => Fix(root, node, fix ?? "")) : null;
    }

    private static TNode? Find(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<TNode>();
}
