using StaticNet.Generators.Layers;
using StaticNet.Generators.Losses;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Declarations;

/// <summary>
/// What the attributes of a block say. A network holds the blocks that it inserts by value, so that an edit in a block
/// changes the networks that use it and no others.
/// </summary>
/// <param name="Name">The name of the class.</param>
/// <param name="FullName">Its name with namespaces and assembly, by which it is found again.</param>
/// <param name="IsForeign">Whether another assembly declares it, where nothing reports its mistakes.</param>
/// <param name="Inputs">The declared inputs; without any, it has one open input.</param>
/// <param name="Layers">The layers of the class itself, in source order, named.</param>
/// <param name="Uses">The blocks that it inserts, in source order.</param>
/// <param name="Unreadable">The ordinals of attributes of which the C# compiler says why they cannot be read.</param>
/// <param name="Problems">What parsing found wrong.</param>
internal sealed record BlockDeclaration(
    string Name,
    string FullName,
    bool IsForeign,
    EquatableArray<InputDeclaration> Inputs,
    EquatableArray<Layer> Layers,
    EquatableArray<BlockUse> Uses,
    EquatableArray<int> Unreadable,
    EquatableArray<Problem> Problems) : IComposition
{
    /// <summary>The most layers that blocks may expand to.</summary>
    public const int MostLayers = 10_000;

    /// <summary>The most blocks inside one another.</summary>
    public const int MostNested = 100;

    /// <summary>How many layers it stands for, with those of blocks in it; a use counts as one.</summary>
    public long Size => Layers.Count + Uses.Sum(static use => use.Size);

    /// <summary>The block as a network that cannot run, by which it is checked alone.</summary>
    public NetworkDeclaration AsNetwork() => new(
        "", EquatableArray<ContainingType>.Empty, "class", Name, "", CanBeReopened: false, "",
        Inputs.Count > 0 ? Inputs : new[] { OpenInput }.ToEquatableArray(),
        EquatableArray<OutputDeclaration>.Empty, Layers, Uses, EquatableArray<Loss>.Empty, Unreadable,
        EquatableArray<string>.Empty, Problems)
    {
        IsBlock = true,
    };

    // What a block without an input has.
    private static InputDeclaration OpenInput { get; } =
        new(InputDeclaration.DefaultName, InputKind.Values, null, -1) { IsOpen = true };

    EquatableArray<OutputDeclaration> IComposition.Outputs => EquatableArray<OutputDeclaration>.Empty;

    EquatableArray<Loss> IComposition.Losses => EquatableArray<Loss>.Empty;
}
