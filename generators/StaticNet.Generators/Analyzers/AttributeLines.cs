using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Analyzers;

/// <summary>The lines of attributes, of a class and of the blocks that it inserts, as messages say them.</summary>
/// <param name="attributes">The attributes of the class.</param>
/// <param name="places">The attributes in blocks.</param>
/// <param name="blocks">The blocks.</param>
internal sealed class AttributeLines(
    ImmutableArray<AttributeData> attributes, EquatableArray<Place> places, BlockParser blocks)
{
    /// <summary>
    /// The line of an attribute, <c> (line 9)</c>, in another file with that, <c> (Blocks.cs, line 9)</c>; nothing
    /// where there is no source.
    /// </summary>
    public string Of(int attribute)
    {
        if (!Place.Is(attribute))
            return Text(Reference(attributes, attribute));
        Place place = places[attribute - Place.First];
        return blocks.Symbol(place.FullName) is { } block ? Text(Reference(block.GetAttributes(), place.Ordinal)) : "";
    }

    private string Text(SyntaxReference? reference)
    {
        if (reference is null)
            return "";
        int line = reference.SyntaxTree.GetLineSpan(reference.Span).StartLinePosition.Line + 1;
        bool isElsewhere = attributes.All(
            attribute => attribute.ApplicationSyntaxReference?.SyntaxTree != reference.SyntaxTree);
        return isElsewhere ? $" ({Path.GetFileName(reference.SyntaxTree.FilePath)}, line {line})" : $" (line {line})";
    }

    private static SyntaxReference? Reference(ImmutableArray<AttributeData> attributes, int ordinal) =>
        ordinal >= 0 && ordinal < attributes.Length ? attributes[ordinal].ApplicationSyntaxReference : null;
}
