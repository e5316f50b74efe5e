using StaticNet.Generators.Layers;
using StaticNet.Generators.Losses;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Expansion;

/// <summary>A layer of the flat graph.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Sources">
/// What it reads: indices of earlier layers, <see cref="Source.OfInput"/>, or <see cref="Source.Unknown"/>.
/// </param>
internal sealed record FlatLayer(Layer Layer, EquatableArray<int> Sources);

/// <summary>An output of the flat graph.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Source">What gives it, as in <see cref="FlatLayer.Sources"/>.</param>
/// <param name="Declaration">Its attribute, or null where the last layer is the output without one.</param>
internal sealed record FlatOutput(string Name, int Source, OutputDeclaration? Declaration)
{
    /// <summary>Its loss, if it has one.</summary>
    public Loss? Loss { get; init; }
}

/// <summary>A network in which every reference is resolved: who reads what, and whose loss is whose.</summary>
/// <param name="Declaration">What the attributes say, with all layers in the order in which they run.</param>
/// <param name="Layers">The layers; each reads only earlier ones.</param>
/// <param name="Outputs">The outputs, in order of declaration.</param>
/// <param name="Problems">What is wrong so far.</param>
internal sealed record FlatNetwork(
    NetworkDeclaration Declaration,
    IReadOnlyList<FlatLayer> Layers,
    IReadOnlyList<FlatOutput> Outputs,
    ProblemList Problems);
