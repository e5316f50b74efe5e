using StaticNet.Generators.Diagnostics;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.ShapeInference;

/// <summary>Gives every layer its input and its shape, in source order, and reports what does not fit.</summary>
internal sealed class ShapeInferrer
{
    private readonly NetworkDeclaration _network;
    private readonly ProblemList _problems = new();
    private readonly List<Node> _nodes = [];
    private readonly Dictionary<string, int> _nodeByName = [];

    private ShapeInferrer(NetworkDeclaration network) => _network = network;

    /// <summary>Infers as far as the declaration makes sense.</summary>
    public static InferredNetwork Infer(NetworkDeclaration network)
    {
        ShapeInferrer inferrer = new(network);
        foreach (Problem problem in network.Problems)
            inferrer._problems.Add(problem);
        EquatableArray<NetworkOutput> outputs = EquatableArray<NetworkOutput>.Empty;
        if (network.HasSensibleInputs && inferrer.InferLayers())
        {
            outputs = inferrer.Outputs();
            GraphChecks.Check(network, inferrer._nodes, inferrer._problems);
        }
        return new InferredNetwork(
            network, inferrer._nodes.ToEquatableArray(), outputs, inferrer._problems.ToEquatableArray());
    }

    // Behind a layer that does not fit, shapes are unknown: one mistake is reported once.
    private bool InferLayers()
    {
        int previous = -1;
        foreach (Layer declared in _network.Layers)
        {
            if (Source(declared, previous) is not { } source)
                return false;
            LayerInput input = Input(source);
            Layer layer = declared is IDependsOnInput dependent ? dependent.For(input) : declared;
            if (!TimeChecks.Allow(layer, input, _problems) || layer.InferShape(input, _problems) is not { } output)
                return false;
            if (layer.TimeUse == TimeUse.EachStep)
                output = output with { HasTime = input.Shape.HasTime };
            _nodeByName[layer.Name] = _nodes.Count;
            previous = _nodes.Count;
            _nodes.Add(new Node(
                layer, new[] { source }.ToEquatableArray(), new[] { input }.ToEquatableArray(), output));
        }
        return true;
    }

    private EquatableArray<NetworkOutput> Outputs()
    {
        int last = _nodes.Count - 1;
        Shape shape = last < 0 ? _network.Inputs[0].Shape : _nodes[last].Output;
        return new[] { new NetworkOutput("output", last, shape, _network.Losses.FirstOrDefault()) }.ToEquatableArray();
    }

    private int? Source(Layer layer, int previous)
    {
        if (layer.Id.From is not { } from)
            return previous;
        if (from == _network.Inputs[0].Name)
            return -1;
        if (_nodeByName.TryGetValue(from, out int source))
            return source;
        bool isLater = _network.Layers.Any(other => other.Name == from);
        string known = string.Join(", ", _nodes.Select(static node => node.Layer.Name).Prepend(_network.Inputs[0].Name));
        string reason = isLater ? "does not stand before it" : "is not a layer";
        _problems.Add(ProblemKind.UnknownFrom, layer.Id.Attribute, layer.Name, from, reason, known);
        return null;
    }

    private LayerInput Input(int source)
    {
        if (source < 0)
        {
            InputDeclaration input = _network.Inputs[0];
            return new LayerInput(input.Shape, null, input.Name, input.Attribute, input.Vocabulary)
            {
                HasChannels = LastAxisIsChannels(source),
            };
        }
        Node node = _nodes[source];
        return new LayerInput(node.Output, FlattenedFrom(source), node.Layer.Name, node.Layer.Id.Attribute)
        {
            HasChannels = LastAxisIsChannels(source),
        };
    }

    // A layer that keeps the shape keeps the order of values too; Flatten brings it about, everything else ends it.
    private Shape? FlattenedFrom(int index)
    {
        Node node = _nodes[index];
        if (node.Layer is IFlattens)
            return node.Input.FlattenedFrom ?? (LastAxisIsChannels(node.Source) ? node.Input.Shape : null);
        return node.Layer.KeepsShape ? node.Input.FlattenedFrom : null;
    }

    // Of three axes the last one is; of two it is where a layer made it so, and not in an image of one channel.
    private bool LastAxisIsChannels(int index)
    {
        Shape shape = index < 0 ? _network.Inputs[0].Shape : _nodes[index].Output;
        if (shape.Axes.Count != 2)
            return shape.Axes.Count > 2;
        return index >= 0
            && (_nodes[index].Layer is IMakesChannels
                || (_nodes[index].Layer.KeepsShape && LastAxisIsChannels(_nodes[index].Source)));
    }
}
