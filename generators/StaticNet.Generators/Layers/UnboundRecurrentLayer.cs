using StaticNet.Generators.Model;

namespace StaticNet.Generators.Layers;

/// <summary>Stands for a recurrent layer whose attribute cannot be read: the network still has a state.</summary>
internal sealed record UnboundRecurrentLayer(LayerIdentity Id, string Word, EquatableArray<string> Tensors)
    : UnboundLayer(Id, Word, Tensors), IRecurrent
{
    public IReadOnlyList<StatePart> StateParts => [];
}
