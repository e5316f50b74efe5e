using StaticNet.Generators.Layers;
using StaticNet.Generators.ShapeInference;

namespace StaticNet.Generators.Freezing;

/// <summary>
/// A network as inference needs it, and how its parameters come from those of the network that was trained.
/// </summary>
/// <param name="Network">The network, without what only training needs.</param>
/// <param name="Folds">The normalisations that became part of other layers, in the order in which they apply.</param>
internal sealed record FrozenNetwork(InferredNetwork Network, IReadOnlyList<Fold> Folds);

/// <summary>A normalisation that became part of the layer before it.</summary>
/// <param name="Into">The layer before it.</param>
/// <param name="Normalization">The normalisation.</param>
internal sealed record Fold(Layer Into, Layer Normalization);
