using System.Text;
using StaticNet.Golden.Tests.Gradients;
using StaticNet.Golden.Tests.Ops;

namespace StaticNet.Golden.Tests.Graphs;

/// <summary>Writes a graph, attribute by attribute, as source and as formulas.</summary>
/// <param name="hasTime">Whether its inputs are sequences.</param>
internal sealed class GraphBuilder(bool hasTime = false)
{
    private readonly List<GraphValue> _values = [];
    private readonly List<GraphOutput> _outputs = [];
    private readonly HashSet<int> _read = [];
    private readonly StringBuilder _text = new();

    /// <summary>The values so far.</summary>
    public IReadOnlyList<GraphValue> Values => _values;

    /// <summary>The outputs so far.</summary>
    public IReadOnlyList<GraphOutput> Outputs => _outputs;

    /// <summary>The value written last.</summary>
    public int Last => _values.Count - 1;

    /// <summary>The values that nothing reads and that are no output.</summary>
    public IEnumerable<int> Unread => Enumerable.Range(0, _values.Count).Where(value => !_read.Contains(value));

    /// <summary>The graph.</summary>
    public GraphSpec Build() => new(_values, _outputs, _text.ToString()) { HasTime = hasTime };

    /// <summary>Adds an input.</summary>
    public int AddInput(int[] shape)
    {
        string name = $"in{_values.Count}";
        _values.Add(new GraphValue(name, shape, [], null));
        string kind = hasTime ? "SequenceInput" : "Input", time = hasTime ? ", Time = \"steps\"" : "";
        _text.AppendLine($"[{kind}({Source.Shape(shape)}, Name = \"{name}\"{time})]");
        return Last;
    }

    /// <summary>Adds a layer that reads one value.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="source">What it reads.</param>
    /// <param name="shape">The shape of its result.</param>
    /// <param name="shares">An earlier value of the same layer whose parameters it takes, or -1.</param>
    public int Add(LayerSpec layer, int source, int[] shape, int shares = -1)
    {
        int size = Probe.Count(shape);
        double[] Formula(int samples, double[][] operands, ReadOnlySpan<double> parameters, ref double kink)
        {
            double[] y = new double[samples * size];
            layer.ApplyToBatch(samples, operands[0], y, parameters, ref kink);
            return y;
        }

        List<string> arguments = source == Last ? [] : [$"From = \"{_values[source].Name}\""];
        if (shares >= 0)
            arguments.Add($"Shared = \"{_values[shares].Name}\"");
        return Write(layer.Attribute, arguments, new GraphValue("", shape, [source], Formula)
        {
            Parameters = layer.Parameters(_values[source].Size),
            SharesWith = shares,
            NeedsWholeBatch = layer.NeedsWholeBatch,
            Layer = layer,
        });
    }

    /// <summary>Adds a layer that moves the axes of one value.</summary>
    public int Add(string attribute, NodeFormula formula, int source, int[] shape) => Write(
        attribute, source == Last ? [] : [$"From = \"{_values[source].Name}\""],
        new GraphValue("", shape, [source], formula));

    /// <summary>Adds a join.</summary>
    /// <param name="kind">The attribute.</param>
    /// <param name="formula">The formula.</param>
    /// <param name="sources">What it reads.</param>
    /// <param name="shape">The shape of its result.</param>
    /// <param name="arguments">Further arguments.</param>
    public int AddJoin(string kind, NodeFormula formula, int[] sources, int[] shape, params string[] arguments)
    {
        // With one name, the other operand is the value written before.
        bool isShort = sources.Length == 2 && sources[0] == Last && !kind.StartsWith("Use", StringComparison.Ordinal);
        IEnumerable<string> names = (isShort ? sources[1..] : sources).Select(source => $"\"{_values[source].Name}\"");
        return Write($"[{kind}({string.Join(", ", names)})]", arguments, new GraphValue("", shape, sources, formula));
    }

    /// <summary>Marks an output, and gives it a loss.</summary>
    /// <param name="source">The value.</param>
    /// <param name="loss">The loss, or null.</param>
    /// <param name="weight">The weight of the loss.</param>
    /// <param name="isMarked">Whether it is written; the last layer is the output without.</param>
    public void AddOutput(int source, LossSpec? loss, double weight, bool isMarked = true)
    {
        string name = $"out{_outputs.Count}";
        if (isMarked)
        {
            string from = source == Last ? "" : $", From = \"{_values[source].Name}\"";
            _text.AppendLine($"[Output(Name = \"{name}\"{from})]");
        }
        if (loss is not null)
            _text.AppendLine(With(loss.Attribute, weight == 1 ? [] : [$"Weight = {Source.Number(weight)}"]));
        _outputs.Add(new GraphOutput(source, loss, weight));
        _read.Add(source);
    }

    private int Write(string attribute, IEnumerable<string> arguments, GraphValue value)
    {
        string name = (value.Layer is BlockSpec ? "b" : "v") + _values.Count;
        _text.AppendLine(With(attribute, [.. arguments, $"Name = \"{name}\""]));
        // Copies of a block are numbered; the last one has the result.
        string result = value.Layer is BlockSpec { Repeat: > 1 and var copies } ? name + copies : name;
        _values.Add(value with { Name = result });
        _read.UnionWith(value.Sources);
        return Last;
    }

    // An attribute with more arguments.
    private static string With(string attribute, IReadOnlyList<string> arguments)
    {
        if (arguments.Count == 0)
            return attribute;
        string more = string.Join(", ", arguments);
        return attribute.EndsWith(")]", StringComparison.Ordinal)
            ? $"{attribute[..^2]}, {more})]"
            : $"{attribute[..^1]}({more})]";
    }
}
