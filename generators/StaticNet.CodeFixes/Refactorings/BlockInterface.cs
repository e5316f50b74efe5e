using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Generators.Declarations;
using StaticNet.Generators.Expansion;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.CodeFixes.Refactorings;

/// <summary>What a block that is made of layers takes, and where its result is read by name.</summary>
internal sealed class BlockInterface
{
    private readonly HashSet<string> _readInside = [];

    /// <summary>
    /// The inputs that the block declares, by the names of the values that they are given; empty where it has the one
    /// that every block has.
    /// </summary>
    public List<string> Inputs { get; } = [];

    /// <summary>The values that the use names.</summary>
    public List<string> Operands { get; } = [];

    /// <summary>The names in the block that are to be replaced, with what replaces them.</summary>
    public Dictionary<LiteralExpressionSyntax, string> Replaced { get; } = [];

    /// <summary>The names after the block that mean its result.</summary>
    public List<LiteralExpressionSyntax> Results { get; } = [];

    /// <summary>Whether a layer of the block reads that one by name.</summary>
    public bool IsReadInside(string name) => _readInside.Contains(name);

    /// <summary>The interface; null where the layers cannot be a block.</summary>
    /// <param name="marked">The class.</param>
    /// <param name="layers">The layers, which follow one another.</param>
    /// <param name="values">All that can be named in the class.</param>
    public static BlockInterface? Of(
        MarkedClass marked, IReadOnlyList<MarkedLayer> layers, IReadOnlyDictionary<string, NamedValue> values)
    {
        BlockInterface made = new();
        int first = layers[0].Element.Attribute, last = layers[layers.Count - 1].Element.Attribute;
        NamedValue? before = ReadsLast(layers[0].Element) ? Last(values, first) : null;
        List<NameMention> outside = [];
        foreach (NameMention mention in layers.SelectMany(layer => NameMention.In(marked, layer.Attribute, values)))
        {
            if (mention.Value.Attribute >= first)
                made._readInside.Add(mention.Name);
            else if (mention.Kind == NameKind.SameKind || mention.Property == "Times")
                return null;
            else
                outside.Add(mention);
        }
        made.AddInputs(before, outside);
        int result = values.Values.Where(value => value.Attribute <= last).Max(static value => value.Source);
        foreach (NameMention mention in marked.Syntax.AttributeLists.SelectMany(static list => list.Attributes)
            .Where(attribute => attribute.SpanStart > layers[layers.Count - 1].Attribute.SpanStart)
            .SelectMany(attribute => NameMention.In(marked, attribute, values)))
        {
            if (mention.Value.Attribute < first || mention.Value.Attribute > last)
                continue;
            // Only the result leaves a block, and parameters do not.
            if (mention.Kind == NameKind.SameKind || mention.Value.Source != result)
                return null;
            made.Results.Add(mention.Literal);
        }
        return made;
    }

    // One value is the input that every block has. Of several, each gets an input, and what is written before is the
    // last of them, so that the first layer reads it.
    private void AddInputs(NamedValue? before, List<NameMention> outside)
    {
        List<string> names = [.. outside.Where(mention => mention.Value.Source != before?.Source)
            .Select(static mention => mention.Name).Distinct()];
        if (names.Count > 0)
            Operands.AddRange(before is null ? names : names.Append(before.Name));
        if (Operands.Count > 1)
            Inputs.AddRange(names.Select(InputName));
        string main = Inputs.Contains(InputDeclaration.DefaultName) ? "previous" : InputDeclaration.DefaultName;
        if (Operands.Count > 1 && before is not null)
            Inputs.Add(main);
        foreach (NameMention mention in outside)
        {
            string inside = mention.Value.Source == before?.Source || Inputs.Count == 0
                ? main
                : Inputs[names.IndexOf(mention.Name)];
            if (inside != mention.Name)
                Replaced[mention.Literal] = inside;
        }
    }

    // A layer of the block may have the number of one outside.
    private static string InputName(string name, int index) =>
        char.IsDigit(name[name.Length - 1]) ? $"{InputDeclaration.DefaultName}{index + 1}" : name;

    private static NamedValue? Last(IReadOnlyDictionary<string, NamedValue> values, int attribute) => values.Values
        .Where(value => value.Attribute < attribute)
        .OrderBy(static value => value.Attribute).ThenBy(static value => value.Source).LastOrDefault();

    private static bool ReadsLast(IElement element) => element switch
    {
        Layer { Id: { From: null } id } => id.Operands.Count < 2 || id.ReadsLastFirst,
        BlockUse { From: null } use => use.Operands.Count < Math.Max(1, use.Block?.Inputs.Count ?? 1),
        _ => false,
    };
}
