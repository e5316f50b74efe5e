using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;

namespace StaticNet.CodeFixes.Refactorings;

/// <summary>
/// Moves selected layers of a network or block into a block of their own, and uses it in their place.
/// </summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(ExtractBlockRefactoring)), Shared]
public sealed class ExtractBlockRefactoring : CodeRefactoringProvider
{
    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        if (context.Span.IsEmpty
            || await MarkedClass.At(context.Document, context.Span, context.CancellationToken).ConfigureAwait(false)
                is not { } marked
            || await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false)
                is not { } model
            || BlockExtraction.Of(marked, context.Span, model) is not { } extraction)
            return;
        string layers = extraction.Count == 1 ? "1 layer" : $"{extraction.Count} layers";
        string title = $"Extract {layers} into a block";
        context.RegisterRefactoring(CodeAction.Create(
            title,
            cancellation => Task.FromResult(context.Document.WithText(extraction.Apply(cancellation))), title));
    }
}
