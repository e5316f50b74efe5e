using StaticNet.Generators.Contract;
using StaticNet.Generators.CSharp;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Layers.Joins;
using StaticNet.Generators.Model;
using StaticNet.Generators.ShapeInference;

namespace StaticNet.Generators.Lowering;

/// <summary>
/// Turns the graph of layers into steps: views disappear, activations join the step before them where it can apply them
/// to its results, and an activation joins the loss after it where the two are computed stably together.
/// </summary>
internal sealed class Lowerer
{
    private readonly InferredNetwork _network;
    private readonly NetworkProgram? _trained;
    private readonly ParameterLayout _layout;
    private readonly ParameterLayout _buffers;
    private readonly List<Step> _steps = [];
    private readonly DerivedNames _names;
    private readonly Value[] _inputs;
    private readonly Value[] _values;
    private readonly Step?[] _stepOfNode;

    // The nodes that read what a node gives, and the nodes that give a value: views give that of another one.
    private readonly ILookup<int, int> _readers;
    private readonly Dictionary<Value, List<int>> _givers = [];
    private readonly Dictionary<Value, Step> _writers = [];

    private Lowerer(InferredNetwork network, NetworkProgram? trained)
    {
        (_network, _trained) = (network, trained);
        _layout = new ParameterLayout(Tensors(static step => step.Parameters));
        _buffers = new ParameterLayout(Tensors(static step => step.Buffers));
        EquatableArray<InputDeclaration> inputs = network.Declaration.Inputs;
        _names = new DerivedNames(
        [
            .. inputs.Select(static input => input.Name), .. network.Nodes.Select(static node => node.Layer.Name),
            .. network.Outputs.Select(static output => output.Name),
        ]);
        _inputs =
        [
            .. inputs.Select(input => new Value(
                input.Name, input.Shape, ValuePlace.Input,
                inputs.Count == 1 ? Binding.Only(input.Name, "input") : Binding.OneOf(input.Name, _names))),
        ];
        _values = new Value[network.Nodes.Count];
        _stepOfNode = new Step?[network.Nodes.Count];
        _readers = Enumerable.Range(0, network.Nodes.Count)
            .SelectMany(reader => network.Nodes[reader].Sources.Select(source => (Source: source, Reader: reader)))
            .ToLookup(static read => read.Source, static read => read.Reader);
    }

    /// <summary>Lowers a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="trained">The network that it is the frozen form of, if it is one.</param>
    public static NetworkProgram Lower(InferredNetwork network, NetworkProgram? trained = null) =>
        new Lowerer(network, trained).Lower();

    private NetworkProgram Lower()
    {
        for (int index = 0; index < _values.Length; index++)
            AddValue(index, LowerNode(index));
        LinkTables();
        ProgramOutput[] outputs = [.. _network.Outputs.Select(Output)];
        foreach (ProgramOutput output in outputs)
            MoveToCaller(output, outputs);
        NetworkProgram program = new(_network, _steps, _inputs, outputs, _trained);
        foreach (Value input in _inputs)
            input.PadsGradient = program.HasTime && program.ReaderCount(input) > 1;
        return program;
    }

    // What the network that was trained has, if this is its frozen form.
    private IEnumerable<(string Layer, ParameterSlot Slot)> Tensors(Func<Step, IReadOnlyList<ParameterSlot>> slots) =>
        _trained?.ParameterOwners.SelectMany(step => slots(step).Select(slot => (step.Layer.Name, slot))) ?? [];

    private void AddValue(int index, Value value)
    {
        _values[index] = value;
        if (!_givers.TryGetValue(value, out List<int>? givers))
            _givers[value] = givers = [];
        givers.Add(index);
    }

    private void AddStep(int index, Step step)
    {
        _steps.Add(step);
        _stepOfNode[index] = _writers[step.Output] = step;
    }

    private Value ValueOf(int source) => source < 0 ? _inputs[InferredNetwork.InputOfSource(source)] : _values[source];

    private Value LowerNode(int index)
    {
        Node node = _network.Nodes[index];
        Value source = ValueOf(node.Source);
        if (node.Layer is IView && CanBeSeenAs(source, node))
            return source;
        if (!JoinsLoss(index) && TryFuse(index, source))
            return source;
        if (node.Layer is ElementwiseJoin join && node.Sources.Count > 2)
            return LowerJoin(index, join);
        Value output = new(node.Layer.Name, node.Output, ValuePlace.Buffer)
        {
            ReplacesInTraining = node.Layer is IOnlyInTraining ? source : null,
        };
        Step? owner = node.SharesWith < 0 ? null : _stepOfNode[node.SharesWith];
        Step step = new(node.Layer, node.Inputs, [.. node.Sources.Select(ValueOf)], output)
        {
            Owner = owner,
            Parameters = owner?.Parameters ?? _layout.Place(node.Layer.Name, node.Layer.Parameters(node.Input)),
            Buffers = owner?.Buffers
                ?? _buffers.Place(node.Layer.Name, node.Layer is IHasBuffers layer ? layer.Buffers(node.Input) : []),
        };
        AddStep(index, step);
        return output;
    }

    // The operands one after another: the first two, then what came of them and the next.
    private Value LowerJoin(int index, ElementwiseJoin join)
    {
        Node node = _network.Nodes[index];
        (Value value, LayerInput seen) = (ValueOf(node.Source), node.Input);
        for (int operand = 1; operand < node.Sources.Count; operand++)
        {
            bool isLast = operand == node.Sources.Count - 1;
            LayerInput next = node.Inputs[operand];
            Layer layer = isLast ? join : join.Partial(join.Id with { Name = $"{join.Name}Part{operand}" });
            Shape shape = isLast ? node.Output : new Shape(
                ElementwiseJoin.Broadcast(seen.Shape.Axes, next.Shape.Axes)!.Value, seen.Shape.Time ?? next.Shape.Time);
            Value result = new(layer.Name, shape, ValuePlace.Buffer);
            Step step = new(layer, [seen, next], [value, ValueOf(node.Sources[operand])], result);
            AddStep(index, step);
            (value, seen) = (result, new LayerInput(shape, null, layer.Name, layer.Id.Attribute));
        }
        return value;
    }

    private bool JoinsLoss(int index) => _network.Outputs.Any(
        output => output.Source == index && output.Loss?.Fuses(_network.Nodes[index].Layer) == true);

    // Where the derivative needs the activation's input, the two stay apart: training keeps both.
    private bool TryFuse(int index, Value source)
    {
        Node node = _network.Nodes[index];
        if (node.Layer is not IActivationLayer { Function.DerivativeFromOutput: true } || IsReadBesides(source, index))
            return false;
        _writers.TryGetValue(source, out Step? writer);
        if (writer is not { Fused: null, Layer: IFusesActivation } producer)
            return false;
        producer.Fused = node.Layer;
        return true;
    }

    // A layer that lowers to a view of the value reads nothing itself; whoever reads the view does.
    private bool IsReadBesides(Value value, int reader)
    {
        if (_givers.TryGetValue(value, out List<int>? givers)
            && givers.SelectMany(giver => _readers[giver]).Any(index => index != reader && !IsView(index)))
            return true;
        return _network.Outputs.Any(output => output.Source < reader && Gives(output.Source, value));

        bool IsView(int index) => index < reader && _values[index] == value;
    }

    private bool Gives(int source, Value value) => source >= 0 && _values[source] == value;

    private ProgramOutput Output(NetworkOutput output)
    {
        bool isFused = output.Source >= 0 && output.Loss?.Fuses(_network.Nodes[output.Source].Layer) == true;
        return new ProgramOutput(
            _network.Outputs.Count == 1
                ? Binding.Only(output.Name, "output") : Binding.OneOf(output.Name, _names),
            ValueOf(output.Source), output.Shape, output.Loss, isFused ? _stepOfNode[output.Source] : null);
    }

    // Sequences are copied to the caller time step by time step, and what is read again stays in memory of ours.
    private void MoveToCaller(ProgramOutput output, IReadOnlyList<ProgramOutput> outputs)
    {
        bool isOnly = outputs.Count(other => other.Value == output.Value) == 1
            && !_steps.Any(step => step.Inputs.Contains(output.Value));
        bool hasTime = _inputs.Any(static input => input.Shape.HasTime);
        if (isOnly && !hasTime && _writers.TryGetValue(output.Value, out Step? step) && CanWriteOutput(step))
            output.Value.MoveToCaller(output.Binding);
    }

    private void LinkTables()
    {
        // The methods of tables know one vocabulary.
        if (_inputs.Length > 1)
            return;
        foreach (Step table in _steps.Where(static step => step is { Layer: IReadsTokens, Fused: null }))
        {
            Step[] readers = [.. _steps.Where(step => step.Inputs.Contains(table.Output))];
            if (readers is [{ Layer: IReadsTable reader }] && reader.CanReadTable(table.LayerInput.Vocabulary)
                && !IsShared(table) && !IsShared(readers[0]) && !IsOutput(table.Output))
                (readers[0].Table, table.TableReader) = (table, readers[0]);
        }
    }

    private bool IsShared(Step step) => step.Owner is not null || _steps.Any(other => other.Owner == step);

    private bool IsOutput(Value value) => _network.Outputs.Any(output => ValueOf(output.Source) == value);

    // Where padding lies between the values, another shape needs a copy.
    private static bool CanBeSeenAs(Value source, Node node) =>
        source.IsExact || (node.Input.Shape.Positions == 1 && node.Output.Positions == 1);

    private static bool CanWriteOutput(Step step) =>
        step.Layer is not IOnlyInTraining && (step.Layer.WritesExactly || Lanes.IsPadded(step.Output.Channels));
}
