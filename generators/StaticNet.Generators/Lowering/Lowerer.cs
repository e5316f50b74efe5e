using StaticNet.Generators.Layers;
using StaticNet.Generators.Memory;
using StaticNet.Generators.Model;
using StaticNet.Generators.ShapeInference;

namespace StaticNet.Generators.Lowering;

/// <summary>
/// Turns the graph of layers into steps: views disappear, activations join the step before them where it can apply them
/// to its results, and the last activation joins the loss where the two are computed stably together.
/// </summary>
internal sealed class Lowerer
{
    private readonly InferredNetwork _network;
    private readonly ParameterLayout _layout = new();
    private readonly ParameterLayout _buffers = new();
    private readonly List<Step> _steps = [];
    private readonly Value _input;
    private readonly Value[] _values;
    private Step? _lossActivation;

    private Lowerer(InferredNetwork network)
    {
        _network = network;
        _input = new Value(network.Declaration.Inputs[0].Name, network.Declaration.Inputs[0].Shape, ValuePlace.Input);
        _values = new Value[network.Nodes.Count];
    }

    public static NetworkProgram Lower(InferredNetwork network) => new Lowerer(network).Lower();

    private NetworkProgram Lower()
    {
        for (int index = 0; index < _values.Length; index++)
            _values[index] = LowerNode(_network.Nodes[index], isLast: index == _values.Length - 1);
        Value last = _values[_values.Length - 1];
        if (!_input.Shape.HasTime && _steps.LastOrDefault() is { } step && step.Output == last && CanWriteOutput(step))
            last.Place = ValuePlace.Output;
        LinkTables();
        return new NetworkProgram(_network, _steps, _input, last, _lossActivation);
    }

    private void LinkTables()
    {
        foreach (Step table in _steps.Where(static step => step is { Layer: IReadsTokens, Fused: null }))
        {
            Step[] readers = [.. _steps.Where(step => step.Input == table.Output)];
            if (readers is [{ Layer: IReadsTable reader }] && reader.CanReadTable(table.LayerInput.Vocabulary))
                (readers[0].Table, table.TableReader) = (table, readers[0]);
        }
    }

    private Value LowerNode(Node node, bool isLast)
    {
        Value source = node.Source < 0 ? _input : _values[node.Source];
        if (node.Layer is IView && CanBeSeenAs(source, node))
            return source;
        bool joinsLoss = isLast && _network.Outputs[0].Loss?.Fuses(node.Layer) == true;
        if (!joinsLoss && TryFuse(node, source))
            return source;
        Value output = new(node.Layer.Name, node.Output, ValuePlace.Buffer)
        {
            ReplacesInTraining = node.Layer is IOnlyInTraining ? source : null,
        };
        Step step = new(node.Layer, node.Input, source, output, _layout.Place(node.Layer.Parameters(node.Input)))
        {
            Buffers = _buffers.Place(node.Layer is IHasBuffers layer ? layer.Buffers(node.Input) : []),
        };
        _steps.Add(step);
        if (joinsLoss)
            _lossActivation = step;
        return output;
    }

    // Where the derivative needs the activation's input, the two stay apart: training keeps both.
    private bool TryFuse(Node node, Value source)
    {
        if (node.Layer is not IActivationLayer { Function.DerivativeFromOutput: true } || ReadersOf(source) > 1)
            return false;
        Step? writer = _steps.FirstOrDefault(step => step.Output == source);
        if (writer is not { Fused: null, Layer: IFusesActivation } producer)
            return false;
        producer.Fused = node.Layer;
        return true;
    }

    private int ReadersOf(Value value)
    {
        int readers = 0;
        for (int index = 0; index < _network.Nodes.Count; index++)
        {
            int source = _network.Nodes[index].Source;
            if (source >= 0 && source < index && _values[source] == value && _values[index] != value)
                readers++;
        }
        return readers;
    }

    // Where padding lies between the values, another shape needs a copy.
    private static bool CanBeSeenAs(Value source, Node node) =>
        source.IsExact || (node.Input.Shape.Positions == 1 && node.Output.Positions == 1);

    private static bool CanWriteOutput(Step step) =>
        step.Layer is not IOnlyInTraining && (step.Layer.WritesExactly || Lanes.IsPadded(step.Output.Channels));
}
