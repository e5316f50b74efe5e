using StaticNet.Generators.Declarations;
using StaticNet.Generators.Expansion;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.ShapeInference;

/// <summary>Gives every layer its inputs and its shape, in source order, and reports what does not fit.</summary>
internal sealed class ShapeInferrer
{
    private readonly NetworkDeclaration _network;
    private readonly ProblemList _problems;

    // Null where the shape is not known, because of a problem there or before: one mistake is reported once.
    private readonly List<Node?> _nodes = [];

    private ShapeInferrer(FlatNetwork network) =>
        (_network, _problems) = (network.Declaration, network.Problems);

    /// <summary>Infers as far as the declaration makes sense.</summary>
    public static InferredNetwork Infer(NetworkDeclaration network)
    {
        FlatNetwork flat = Expander.Expand(network);
        ShapeInferrer inferrer = new(flat);
        inferrer.InferLayers(flat);
        Node[] nodes = [.. inferrer._nodes.TakeWhile(static node => node is not null).OfType<Node>()];
        NetworkOutput[] outputs = [.. inferrer.Outputs(flat)];
        InferredNetwork inferred = new(
            flat.Declaration, nodes.ToEquatableArray(), outputs.ToEquatableArray(), EquatableArray<Problem>.Empty)
        {
            Places = flat.Places.Places,
        };
        if (network.HasSensibleInputs && nodes.Length == flat.Layers.Count && outputs.Length == flat.Outputs.Count)
        {
            GraphChecks.Check(flat.Declaration, nodes, outputs, inferrer._problems);
            TargetChecks.Check(inferred, inferrer._problems);
            inferred = inferred with { Outputs = ClassifierOutput.Named(inferred).ToEquatableArray() };
        }
        return inferred with
        {
            Problems = flat.Places.AtUses(inferrer._problems.ToEquatableArray()).ToEquatableArray(),
        };
    }

    private void InferLayers(FlatNetwork flat)
    {
        // What stands in a block that is given another shape than it asks for is not reported besides.
        int unknownUntil = 0;
        ILookup<int, InputAssertion> assertions = flat.Assertions.ToLookup(static assertion => assertion.Start);
        for (int index = 0; index < flat.Layers.Count; index++)
        {
            foreach (InputAssertion assertion in assertions[index])
            {
                if (Input(assertion.Source) is { } given && !AssertionChecks.Holds(assertion, given, _problems))
                    unknownUntil = Math.Max(unknownUntil, assertion.End);
            }
            _nodes.Add(index < unknownUntil ? null : Infer(flat.Layers[index]));
        }
    }

    private Node? Infer(FlatLayer flat)
    {
        LayerInput?[] known = [.. flat.Sources.Select(Input)];
        LayerInput[] inputs = [.. known.OfType<LayerInput>()];
        if (inputs.Length < known.Length || Sized(flat) is not { } layer)
            return null;
        layer = layer is IDependsOnInput dependent ? dependent.For(inputs[0]) : layer;
        if (!TimeChecks.Allow(layer, inputs, _problems) || ShapeOf(layer, inputs) is not { } output)
            return null;
        if (layer.TimeUse == TimeUse.EachStep)
            output = output with { Time = TimeChecks.TimeOf(inputs) };
        Node node = new(layer, flat.Sources, inputs.ToEquatableArray(), output);
        return Shared(flat, node);
    }

    // The layer with the size that it has as a multiple of another value's.
    private Layer? Sized(FlatLayer flat)
    {
        if (flat.Times is not { } source)
            return flat.Layer;
        return Input(source) is { } value && flat.Layer is ISized sized
            ? MultipleSizes.Resolve(sized, flat.Layer, value, _problems)
            : null;
    }

    private Node? Shared(FlatLayer flat, Node node)
    {
        bool hasParameters = SharedTensors.Of(node).Count > 0;
        if (flat.SharesWith < 0 || (!hasParameters && flat.Layer.Id.Shared is null))
            return node;
        return _nodes[flat.SharesWith] is { } owner && SharedTensors.AreTheSame(node, owner, _problems)
            ? node with { SharesWith = flat.SharesWith }
            : null;
    }

    private Shape? ShapeOf(Layer layer, LayerInput[] inputs) => layer is IReadsSeveral several
        ? several.InferShape(inputs, _problems)
        : layer.InferShape(inputs[0], _problems);

    private IEnumerable<NetworkOutput> Outputs(FlatNetwork flat)
    {
        foreach (FlatOutput output in flat.Outputs)
        {
            if (Input(output.Source) is { } value && TimeChecks.AllowOutput(output, value, _problems))
                yield return new NetworkOutput(output.Name, output.Source, value.Shape, output.Loss)
                {
                    Classes = output.Declaration?.Classes,
                };
        }
    }

    private LayerInput? Input(int source)
    {
        if (source == Source.Unknown)
            return null;
        if (InferredNetwork.InputOfSource(source) is >= 0 and int index)
        {
            InputDeclaration input = _network.Inputs[index];
            return input.DeclaredShape is null
                ? null
                : new LayerInput(input.Shape, null, input.Name, input.Attribute, input.Vocabulary)
                {
                    HasChannels = LastAxisIsChannels(source),
                    IsDeclared = true,
                };
        }
        return _nodes[source] is not { } node
            ? null
            : new LayerInput(node.Output, FlattenedFrom(node), node.Layer.Name, node.Layer.Id.Attribute)
            {
                HasChannels = LastAxisIsChannels(source),
            };
    }

    // A layer that keeps the shape keeps the order of values too; Flatten brings it about, everything else ends it.
    private Shape? FlattenedFrom(Node node)
    {
        if (node.Layer is IFlattens)
            return node.Input.FlattenedFrom ?? (LastAxisIsChannels(node.Source) ? node.Input.Shape : null);
        if (!KeepsPlaces(node.Layer))
            return null;
        // What is broadcast takes the order of the others.
        Shape?[] orders =
        [
            .. node.Inputs.Where(input => input.Shape.Size == node.Output.Size)
                .Select(static input => input.FlattenedFrom).Distinct(),
        ];
        return orders.Length == 1 ? orders[0] : null;
    }

    // Of three axes the last one is; of two it is where a layer made it so, and not in an image of one channel.
    private bool LastAxisIsChannels(int source)
    {
        Node? node = source < 0 ? null : _nodes[source];
        Shape shape = node?.Output ?? _network.Inputs[InferredNetwork.InputOfSource(source)].Shape;
        if (shape.Axes.Count != 2)
            return shape.Axes.Count > 2;
        return node is not null
            && (node.Layer is IMakesChannels
                || (KeepsPlaces(node.Layer) && node.Inputs.Any(static input => input.HasChannels)));
    }

    private static bool KeepsPlaces(Layer layer) =>
        layer.KeepsShape || layer is IReadsSeveral { IsElementwise: true };
}
