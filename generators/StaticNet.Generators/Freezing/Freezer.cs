using StaticNet.Generators.Layers;
using StaticNet.Generators.Model;
using StaticNet.Generators.ShapeInference;

namespace StaticNet.Generators.Freezing;

/// <summary>
/// Makes of a network that normalises by running statistics one for inference: layers that only training needs are left
/// out, and a normalisation right after a layer that multiplies each channel by a weight of its own becomes part of
/// that weight.
/// </summary>
internal sealed class Freezer
{
    private readonly InferredNetwork _network;
    private readonly List<Node> _nodes = [];
    private readonly List<Fold> _folds = [];

    // The node of the network that each node of the frozen one comes from.
    private readonly List<int> _origins = [];

    // Where the value of each node of the network is found in the frozen one.
    private readonly int[] _places;

    private readonly int[] _readers;
    private readonly HashSet<int> _shared;

    private Freezer(InferredNetwork network)
    {
        (_network, _places) = (network, new int[network.Nodes.Count]);
        (_readers, _shared) = (Readers(), Shared());
    }

    /// <summary>The frozen network, or null where nothing normalises by running statistics.</summary>
    public static FrozenNetwork? Freeze(InferredNetwork network) =>
        network.Declaration.CanBeFrozen ? new Freezer(network).Freeze() : null;

    private FrozenNetwork Freeze()
    {
        bool[] isNeeded = Needed();
        for (int index = 0; index < _places.Length; index++)
        {
            if (isNeeded[index])
                _places[index] = Place(index);
        }
        InferredNetwork frozen = new(
            _network.Declaration.Frozen() with { Layers = _nodes.Select(static node => node.Layer).ToEquatableArray() },
            _nodes.ToEquatableArray(),
            _network.Outputs.Select(output => output with { Source = Moved(output.Source), Loss = null })
                .ToEquatableArray(),
            EquatableArray<Problem>.Empty);
        return new FrozenNetwork(frozen, _folds);
    }

    // What no output depends on in inference is left out.
    private bool[] Needed()
    {
        bool[] isNeeded = new bool[_places.Length];
        foreach (NetworkOutput output in _network.Outputs.Where(static output => output.Source >= 0))
            isNeeded[output.Source] = true;
        for (int index = isNeeded.Length - 1; index >= 0; index--)
        {
            foreach (int source in _network.Nodes[index].Sources.Where(source => isNeeded[index] && source >= 0))
                isNeeded[source] = true;
            if (_network.Nodes[index].SharesWith is >= 0 and int first)
                isNeeded[first] |= isNeeded[index];
        }
        return isNeeded;
    }

    private int Place(int index)
    {
        Node node = _network.Nodes[index];
        if (node.Layer is IOnlyInTraining)
            return Moved(node.Source);
        if (CanFold(index))
        {
            int into = Moved(node.Source);
            Layer layer = ((IHasScalableChannels)_nodes[into].Layer).WithBias();
            _nodes[into] = _nodes[into] with { Layer = layer };
            _folds.Add(new Fold(layer, node.Layer));
            return into;
        }
        _origins.Add(index);
        _nodes.Add(node with
        {
            Sources = node.Sources.Select(Moved).ToEquatableArray(),
            SharesWith = node.SharesWith < 0 ? -1 : _places[node.SharesWith],
        });
        return _nodes.Count - 1;
    }

    private int Moved(int source) => source < 0 ? source : _places[source];

    // Only where nothing else reads what is normalised, and nothing else uses the weight.
    private bool CanFold(int index)
    {
        Node node = _network.Nodes[index];
        int source = InInference(node.Source);
        return source >= 0
            && node.Layer is INormalizesByRunningStatistics
            && _nodes[_places[source]].Layer is IHasScalableChannels
            && _readers[source] == 1
            && !_shared.Contains(index) && !_shared.Contains(_origins[_places[source]]);
    }

    private int InInference(int source)
    {
        while (source >= 0 && _network.Nodes[source].Layer is IOnlyInTraining)
            source = _network.Nodes[source].Source;
        return source;
    }

    // How many layers and outputs read each node's value in inference.
    private int[] Readers()
    {
        int[] readers = new int[_network.Nodes.Count];
        IEnumerable<int> reads = _network.Nodes.Where(static node => node.Layer is not IOnlyInTraining)
            .SelectMany(static node => node.Sources)
            .Concat(_network.Outputs.Select(static output => output.Source));
        foreach (int source in reads.Select(InInference).Where(static source => source >= 0))
            readers[source]++;
        return readers;
    }

    // The nodes that share parameters, with an earlier one or a later one.
    private HashSet<int> Shared()
    {
        HashSet<int> shared = [];
        for (int index = 0; index < _network.Nodes.Count; index++)
        {
            if (_network.Nodes[index].SharesWith is >= 0 and int first)
                shared.UnionWith([index, first]);
        }
        return shared;
    }
}
