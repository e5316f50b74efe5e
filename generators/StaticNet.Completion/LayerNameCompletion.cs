using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Options;
using Microsoft.CodeAnalysis.Tags;
using Microsoft.CodeAnalysis.Text;
using StaticNet.Generators.Analyzers;

namespace StaticNet.Completion;

/// <summary>
/// Offers the names that are in scope where an attribute of a network or block names a layer, an input, a time axis or
/// an output: in <c>From = "</c>, <c>[Add("</c>, <c>Shared = "</c> and all others.
/// </summary>
[ExportCompletionProvider(nameof(LayerNameCompletion), LanguageNames.CSharp), Shared]
public sealed class LayerNameCompletion : CompletionProvider
{
    private const string What = "What";

    // Of what is typed, only the quote ends a name.
    private static readonly CompletionItemRules Rules = CompletionItemRules.Default.WithCommitCharacterRules(
        [CharacterSetModificationRule.Create(CharacterSetModificationKind.Replace, '"')]);

    /// <inheritdoc/>
    public override bool ShouldTriggerCompletion(
        SourceText text, int caretPosition, CompletionTrigger trigger, OptionSet options) =>
        trigger.Kind == CompletionTriggerKind.Insertion
        && (trigger.Character == '"'
            || (SyntaxFacts.IsIdentifierStartCharacter(trigger.Character) && caretPosition > 1
                && text[caretPosition - 2] == '"'));

    /// <inheritdoc/>
    public override async Task ProvideCompletionsAsync(CompletionContext context)
    {
        CancellationToken cancellation = context.CancellationToken;
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        if (root is null || TypedName.At(root, context.Position) is not { } typed)
            return;
        SemanticModel? model = await context.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (model?.GetDeclaredSymbol(typed.Class, cancellation) is not INamedTypeSymbol type)
            return;
        IReadOnlyList<NameChoice> choices = NameChoices.Of(type, typed.Argument, cancellation);
        if (choices.Count == 0)
            return;
        context.CompletionListSpan = typed.Span;
        context.IsExclusive = true;
        for (int place = 0; place < choices.Count; place++)
            context.AddItem(Item(choices[place], place));
    }

    /// <inheritdoc/>
    public override Task<CompletionDescription?> GetDescriptionAsync(
        Document document, CompletionItem item, CancellationToken cancellationToken) =>
        Task.FromResult<CompletionDescription?>(
            CompletionDescription.FromText($"{item.DisplayText}: {item.Properties[What]}"));

    private static CompletionItem Item(NameChoice choice, int place) => CompletionItem.Create(
        choice.Name, sortText: $"{place:00000}", inlineDescription: choice.What,
        properties: ImmutableDictionary<string, string>.Empty.Add(What, choice.What),
        tags: [WellKnownTags.Local], rules: Rules);
}
