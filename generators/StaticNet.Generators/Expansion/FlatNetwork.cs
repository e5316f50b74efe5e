using StaticNet.Generators.Declarations;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Losses;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Expansion;

/// <summary>A layer of the flat graph.</summary>
/// <param name="Layer">The layer, of a block with the names of the blocks before its own.</param>
/// <param name="Sources">
/// What it reads: indices of earlier layers, <see cref="Source.OfInput"/>, or <see cref="Source.Unknown"/>.
/// </param>
internal sealed record FlatLayer(Layer Layer, EquatableArray<int> Sources)
{
    /// <summary>The index of the layer whose parameters it takes, which has its own; -1 for none.</summary>
    public int SharesWith { get; init; } = -1;

    /// <summary>The value whose last axis its size is a multiple of, or null.</summary>
    public int? Times { get; init; }
}

/// <summary>An output of the flat graph.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Source">What gives it, as in <see cref="FlatLayer.Sources"/>.</param>
/// <param name="Declaration">Its attribute, or null where the last layer is the output without one.</param>
internal sealed record FlatOutput(string Name, int Source, OutputDeclaration? Declaration)
{
    /// <summary>Its loss, if it has one.</summary>
    public Loss? Loss { get; init; }
}

/// <summary>A block's input of declared shape, which what it is given must have.</summary>
/// <param name="Input">The input of the block.</param>
/// <param name="Source">What it is given.</param>
/// <param name="Use">The name of the use.</param>
/// <param name="Attribute">The attribute of the use.</param>
/// <param name="InputAttribute">The attribute of the input.</param>
/// <param name="Start">The index of the use's first layer.</param>
internal sealed record InputAssertion(
    InputDeclaration Input, int Source, string Use, int Attribute, int InputAttribute, int Start)
{
    /// <summary>The index after the use's last layer.</summary>
    public int End { get; set; }
}

/// <summary>
/// A network in which blocks are inlined and every reference is resolved: who reads what, whose loss is whose, and who
/// shares whose parameters.
/// </summary>
/// <param name="Declaration">What the attributes say, with all layers in the order in which they run.</param>
/// <param name="Layers">The layers; each reads only earlier ones.</param>
/// <param name="Outputs">The outputs, in order of declaration.</param>
/// <param name="Assertions">What is asserted of the inputs of blocks.</param>
/// <param name="Places">The attributes in blocks.</param>
/// <param name="Problems">What is wrong so far.</param>
internal sealed record FlatNetwork(
    NetworkDeclaration Declaration,
    IReadOnlyList<FlatLayer> Layers,
    IReadOnlyList<FlatOutput> Outputs,
    IReadOnlyList<InputAssertion> Assertions,
    PlaceTable Places,
    ProblemList Problems);
