using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace StaticNet.CodeFixes;

/// <summary>
/// Fixes all diagnostics of a file one after the other. Merging fixes that were made apart, as Roslyn's own provider
/// does, drops those that change the same list of attributes, so that it takes several runs.
/// </summary>
internal sealed class OneByOneFixAll(Func<SyntaxNode, Diagnostic, SyntaxNode?> find, OneByOneFixAll.Change change)
    : DocumentBasedFixAllProvider
{
    /// <summary>Applies one fix.</summary>
    /// <param name="root">The file.</param>
    /// <param name="node">The node at fault.</param>
    /// <param name="diagnostic">What is wrong with it.</param>
    /// <returns>The file with the fix; null where there is none.</returns>
    public delegate SyntaxNode? Change(SyntaxNode root, SyntaxNode node, Diagnostic diagnostic);

    /// <inheritdoc/>
    protected override async Task<Document?> FixAllAsync(
        FixAllContext fixAllContext, Document document, ImmutableArray<Diagnostic> diagnostics)
    {
        SyntaxNode? root = await document.GetSyntaxRootAsync(fixAllContext.CancellationToken).ConfigureAwait(false);
        if (root is null)
            return document;
        (SyntaxNode Node, Diagnostic Diagnostic)[] faults =
        [
            .. from diagnostic in diagnostics
               let node = find(root, diagnostic)
               where node is not null
               select (node, diagnostic),
        ];
        SyntaxNode changed = root.TrackNodes(faults.Select(static fault => fault.Node).Distinct());
        foreach ((SyntaxNode node, Diagnostic diagnostic) in faults)
        {
            // A fix may have removed what another one is about.
            if (changed.GetCurrentNode(node) is { } current)
                changed = change(changed, current, diagnostic) ?? changed;
        }
        return document.WithSyntaxRoot(changed);
    }
}
