using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using StaticNet.Generators.Declarations;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.CodeFixes.Refactorings;

/// <summary>A layer or the use of a block, with the attribute that declares it.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Element">What the compiler reads there.</param>
internal sealed record MarkedLayer(AttributeSyntax Attribute, IElement Element);

/// <summary>A network or block in source, with what the compiler reads of its attributes.</summary>
internal sealed class MarkedClass
{
    private readonly AttributeData[] _attributes;

    private MarkedClass(TypeDeclarationSyntax syntax, INamedTypeSymbol symbol, NetworkDeclaration network)
    {
        (Syntax, Network) = (syntax, network);
        _attributes = [.. symbol.GetAttributes()];
        Layers =
        [
            .. from element in network.Layers.Concat<IElement>(network.Uses)
               where IsLayer(_attributes[element.Attribute].AttributeClass)
               let attribute = Attribute(element.Attribute)
               where attribute is not null
               orderby element.Attribute
               select new MarkedLayer(attribute, element),
        ];
    }

    /// <summary>The declaration that has the layers.</summary>
    public TypeDeclarationSyntax Syntax { get; }

    /// <summary>What the compiler reads; of a block, as a network that cannot run.</summary>
    public NetworkDeclaration Network { get; }

    /// <summary>The layers and uses of blocks that attributes of this declaration stand for, in order.</summary>
    public IReadOnlyList<MarkedLayer> Layers { get; }

    /// <summary>The class whose attributes or name a place is in; null for any other place.</summary>
    public static async Task<MarkedClass?> At(Document document, TextSpan span, CancellationToken cancellation)
    {
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        TypeDeclarationSyntax? type = root?.FindNode(span).FirstAncestorOrSelf<TypeDeclarationSyntax>();
        if (type is null || type.AttributeLists.Count == 0 || span.End > type.Identifier.Span.End)
            return null;
        SemanticModel? model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        return model is null ? null : Of(model, type, cancellation);
    }

    /// <summary>The class that a declaration is of; null where it is neither a network nor a block.</summary>
    public static MarkedClass? Of(SemanticModel model, TypeDeclarationSyntax syntax, CancellationToken cancellation) =>
        model.GetDeclaredSymbol(syntax, cancellation) is INamedTypeSymbol symbol
        && NetworkParser.ParseMarked(symbol, new BlockParser(symbol.ContainingAssembly), cancellation) is { } network
            ? new MarkedClass(syntax, symbol, network)
            : null;

    /// <summary>The class of an attribute.</summary>
    public INamedTypeSymbol? KindOf(AttributeSyntax attribute) =>
        _attributes.FirstOrDefault(data => data.ApplicationSyntaxReference is { } place
            && place.SyntaxTree == attribute.SyntaxTree && place.Span == attribute.Span)?.AttributeClass;

    private AttributeSyntax? Attribute(int ordinal) =>
        _attributes[ordinal].ApplicationSyntaxReference is { } place && place.SyntaxTree == Syntax.SyntaxTree
            && Syntax.Span.Contains(place.Span)
                ? place.GetSyntax() as AttributeSyntax
                : null;

    // What a record of features brings stands at the attribute of the input.
    private static bool IsLayer(INamedTypeSymbol? attribute) =>
        attribute is not null && (BlockParser.IsUse(attribute) || LayerRegistry.Find(attribute.Name) is not null);
}
