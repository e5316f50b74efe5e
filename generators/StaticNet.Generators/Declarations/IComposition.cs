using StaticNet.Generators.Layers;
using StaticNet.Generators.Losses;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Declarations;

/// <summary>What a class composes of layers: a network or a block.</summary>
internal interface IComposition
{
    /// <summary>The declared inputs, in source order.</summary>
    EquatableArray<InputDeclaration> Inputs { get; }

    /// <summary>The marked outputs, in source order.</summary>
    EquatableArray<OutputDeclaration> Outputs { get; }

    /// <summary>The layers of the class itself, in source order, named.</summary>
    EquatableArray<Layer> Layers { get; }

    /// <summary>The blocks that it inserts, in source order.</summary>
    EquatableArray<BlockUse> Uses { get; }

    /// <summary>The losses, in source order.</summary>
    EquatableArray<Loss> Losses { get; }

    /// <summary>The ordinals of attributes of which the C# compiler says why they cannot be read.</summary>
    EquatableArray<int> Unreadable { get; }

    /// <summary>What parsing found wrong.</summary>
    EquatableArray<Problem> Problems { get; }
}

internal static class Composition
{
    /// <summary>All that the attributes declare, in source order.</summary>
    public static IEnumerable<IElement> Elements(this IComposition composition) => composition.Inputs
        .Concat<IElement>(composition.Layers).Concat(composition.Uses)
        .Concat(composition.Outputs).Concat(composition.Losses)
        .OrderBy(static element => element.Attribute);

    /// <summary>Whether the class or a block that it inserts has such a layer.</summary>
    public static bool Has(this IComposition composition, Func<Layer, bool> condition) =>
        composition.Layers.Any(condition)
        || composition.Uses.Any(use => use.Block is not null && use.Block.Has(condition));
}
