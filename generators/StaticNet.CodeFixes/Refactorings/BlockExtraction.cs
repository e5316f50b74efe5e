using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using StaticNet.Generators.Declarations;
using StaticNet.Generators.Diagnostics;
using StaticNet.Generators.Expansion;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.ShapeInference;

namespace StaticNet.CodeFixes.Refactorings;

/// <summary>
/// Layers that follow one another and can become a block: what they read from before, and what reads them.
/// </summary>
internal sealed class BlockExtraction
{
    private readonly MarkedClass _marked;
    private readonly SemanticModel _model;
    private readonly MarkedLayer[] _layers;
    private readonly Dictionary<string, NamedValue> _values;
    private readonly BlockInterface _interface;

    private BlockExtraction(
        MarkedClass marked, SemanticModel model, MarkedLayer[] layers, Dictionary<string, NamedValue> values,
        BlockInterface itsInterface) =>
        (_marked, _model, _layers, _values, _interface) = (marked, model, layers, values, itsInterface);

    /// <summary>How many layers become a block.</summary>
    public int Count => _layers.Length;

    /// <summary>
    /// The extraction of what is selected; null where nothing is, where the class does not compile, or where it cannot
    /// be a block.
    /// </summary>
    public static BlockExtraction? Of(MarkedClass marked, TextSpan selected, SemanticModel model)
    {
        MarkedLayer[] layers = [.. marked.Layers.Where(layer => layer.Attribute.Span.OverlapsWith(selected))];
        if (layers.Length == 0 || marked.Network.IsDeepBelief || !marked.Network.IsComplete
            || !Follow(marked, layers)
            || layers.Any(layer => NameArguments.NamesMethod(marked.KindOf(layer.Attribute)!))
            || CopiesWouldBeRenamed(marked, layers) || !NameMention.AreLiterals(marked)
            || ShapeInferrer.Infer(marked.Network).Problems
                .Any(static problem => DiagnosticCatalog.IsError(problem.Kind)))
            return null;
        Dictionary<string, NamedValue> values =
            Expander.NamesAfter(marked.Network).ToDictionary(static value => value.Name);
        return BlockInterface.Of(marked, layers, values) is { } found
            ? new BlockExtraction(marked, model, layers, values, found)
            : null;
    }

    // Nothing else stands between them.
    private static bool Follow(MarkedClass marked, MarkedLayer[] layers)
    {
        AttributeSyntax[] all =
            [.. marked.Syntax.AttributeLists.SelectMany(static list => list.Attributes)];
        int first = Array.IndexOf(all, layers[0].Attribute);
        return layers.Select((layer, index) => all[first + index] == layer.Attribute).All(static follows => follows);
    }

    // Copies of a block that have no name together are numbered after all uses of it before, and cannot be named
    // otherwise.
    private static bool CopiesWouldBeRenamed(MarkedClass marked, MarkedLayer[] layers)
    {
        string?[] moved = [.. layers.Select(static layer => (layer.Element as BlockUse)?.Block?.FullName)];
        return marked.Layers.Any(layer => layer.Element is BlockUse { IsNamed: false, IsRepeated: true } use
            && LayerNaming.Unwritten(use) is null && moved.Contains(use.Block?.FullName));
    }

    /// <summary>The file with the block.</summary>
    public SourceText Apply(CancellationToken cancellation)
    {
        BlockText text = new(_marked, _model, _layers, _interface);
        // What stands after the block would be numbered anew, and so would be what is in it: names that this changes
        // are written down, of layers in the block only those that something reads.
        Dictionary<AttributeSyntax, string> names = [];
        SyntaxTree tree = _marked.Syntax.SyntaxTree.WithChangedText(text.Write(names, cancellation));
        SemanticModel changed = _model.Compilation.ReplaceSyntaxTree(_marked.Syntax.SyntaxTree, tree)
            .GetSemanticModel(tree);
        TypeDeclarationSyntax[] types =
            [.. tree.GetRoot(cancellation).DescendantNodes().OfType<TypeDeclarationSyntax>()];
        int index = Array.FindIndex(types, type => type.SpanStart == _marked.Syntax.SpanStart);
        if (MarkedClass.Of(changed, types[index], cancellation) is { } rest
            && MarkedClass.Of(changed, types[index + 1 + Inner(types[index])], cancellation) is { } block)
        {
            int start = Array.IndexOf([.. _marked.Layers], _layers[0]);
            AddChanged(names, _marked.Layers.Skip(start + Count), rest.Layers.Skip(start + 1), static _ => true);
            AddChanged(names, _layers, block.Layers, _interface.IsReadInside);
        }
        return text.Write(names, cancellation);
    }

    private static int Inner(TypeDeclarationSyntax type) =>
        type.DescendantNodes().OfType<TypeDeclarationSyntax>().Count();

    private static void AddChanged(
        Dictionary<AttributeSyntax, string> names, IEnumerable<MarkedLayer> before, IEnumerable<MarkedLayer> after,
        Func<string, bool> matters)
    {
        foreach ((MarkedLayer was, MarkedLayer now) in before.Zip(after, static (was, now) => (was, now)))
        {
            if (LayerNaming.Unwritten(was.Element) is { } name && LayerNaming.Unwritten(now.Element) != name
                && matters(name))
                names[was.Attribute] = name;
        }
    }
}
