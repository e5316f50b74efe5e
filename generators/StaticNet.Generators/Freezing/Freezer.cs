using StaticNet.Generators.Layers;
using StaticNet.Generators.Model;
using StaticNet.Generators.ShapeInference;

namespace StaticNet.Generators.Freezing;

/// <summary>
/// Makes of a network that normalises by running statistics one for inference: layers that only training needs are left
/// out, and a normalisation right behind a layer that multiplies each channel by a weight of its own becomes part of
/// that weight.
/// </summary>
internal sealed class Freezer
{
    private readonly List<Node> _nodes = [];
    private readonly List<Fold> _folds = [];

    /// <summary>The frozen network, or null where nothing normalises by running statistics.</summary>
    public static FrozenNetwork? Freeze(InferredNetwork network)
    {
        if (!network.Declaration.CanBeFrozen)
            return null;
        IReadOnlyList<Node> inference = WithoutTraining(network.Nodes);
        Freezer freezer = new();
        freezer.FoldNormalizations(inference);
        InferredNetwork frozen = new(
            Declare(network.Declaration, freezer._nodes), freezer._nodes.ToEquatableArray(),
            new List<Problem>().ToEquatableArray());
        return new FrozenNetwork(frozen, freezer._folds);
    }

    private static NetworkDeclaration Declare(NetworkDeclaration network, IEnumerable<Node> nodes) =>
        network.Frozen() with { Layers = nodes.Select(static node => node.Layer).ToEquatableArray() };

    // What the network's output does not depend on is left out too.
    private static IReadOnlyList<Node> WithoutTraining(IReadOnlyList<Node> nodes)
    {
        List<Node> kept = [];
        int[] places = new int[nodes.Count];
        for (int index = 0; index < nodes.Count; index++)
        {
            Node node = nodes[index];
            int source = node.Source < 0 ? -1 : places[node.Source];
            places[index] = node.Layer.OnlyInTraining ? source : kept.Count;
            if (!node.Layer.OnlyInTraining)
                kept.Add(node with { Source = source });
        }
        return [.. kept.Take(places[places.Length - 1] + 1)];
    }

    private void FoldNormalizations(IReadOnlyList<Node> nodes)
    {
        int[] places = new int[nodes.Count];
        for (int index = 0; index < nodes.Count; index++)
        {
            Node node = nodes[index];
            int source = node.Source < 0 ? -1 : places[node.Source];
            bool folds = source >= 0
                && node.Layer.RunningNormalization is not null
                && _nodes[source].Layer.ChannelsOfWeight is not null
                && nodes.Count(other => other.Source == node.Source) == 1;
            places[index] = folds ? source : _nodes.Count;
            if (folds)
                Fold(node, source);
            else
                _nodes.Add(node with { Source = source });
        }
    }

    private void Fold(Node normalization, int source)
    {
        Layer layer = _nodes[source].Layer.WithBias();
        _nodes[source] = _nodes[source] with { Layer = layer };
        _folds.Add(new Fold(layer, normalization.Layer));
    }
}
