namespace StaticNet.Benchmarks.Peers.Onnx;

/// <summary>
/// Writes a model in ONNX's format (onnx.proto) in memory. The numbers are those of the fields in the format.
/// </summary>
internal sealed class OnnxGraph
{
    private const int IrVersion = 8;
    private const int OpsetVersion = 17;
    private const int FloatType = 1;
    private const int Int64Type = 7;

    private readonly ProtobufWriter _graph = new();
    private int _nodes;

    /// <summary>Declares an input of floats.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="shape">Its shape.</param>
    public void Input(string name, params long[] shape) => _graph.Message(11, ValueInfo(name, FloatType, shape));

    /// <summary>Declares an input of whole numbers.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="shape">Its shape.</param>
    public void IndexInput(string name, params long[] shape) => _graph.Message(11, ValueInfo(name, Int64Type, shape));

    /// <summary>Declares a value as an output.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="shape">Its shape.</param>
    public void Output(string name, params long[] shape) => _graph.Message(12, ValueInfo(name, FloatType, shape));

    /// <summary>Adds weights.</summary>
    /// <param name="name">Their name.</param>
    /// <param name="values">The values, row-major.</param>
    /// <param name="shape">Their shape.</param>
    /// <returns>The name.</returns>
    public string Initializer(string name, float[] values, params ReadOnlySpan<int> shape)
    {
        _graph.Message(5, Tensor(name, FloatType, shape).Floats(9, values));
        return name;
    }

    /// <summary>Adds a shape, for nodes that take one as an input.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="axes">The sizes.</param>
    /// <returns>The name.</returns>
    public string Shape(string name, params ReadOnlySpan<long> axes)
    {
        ProtobufWriter tensor = Tensor(name, Int64Type, [axes.Length]);
        foreach (long axis in axes)
            tensor.Integer(7, axis);
        _graph.Message(5, tensor);
        return name;
    }

    /// <summary>Adds a node with one output.</summary>
    /// <param name="operation">The operator's name.</param>
    /// <param name="inputs">The names of what it reads; empty for what is left out.</param>
    /// <param name="attributes">Its attributes.</param>
    /// <returns>The name of its output.</returns>
    public string Node(string operation, string[] inputs, params ProtobufWriter[] attributes)
    {
        string output = $"value{_nodes + 1}";
        Node(operation, inputs, [output], attributes);
        return output;
    }

    /// <summary>Adds a node.</summary>
    /// <param name="operation">The operator's name.</param>
    /// <param name="inputs">The names of what it reads; empty for what is left out.</param>
    /// <param name="outputs">The names of what it writes; empty for what nobody reads.</param>
    /// <param name="attributes">Its attributes.</param>
    public void Node(string operation, string[] inputs, string[] outputs, params ProtobufWriter[] attributes)
    {
        ProtobufWriter node = new();
        foreach (string input in inputs)
            node.Text(1, input);
        foreach (string output in outputs)
            node.Text(2, output);
        node.Text(3, $"node{++_nodes}").Text(4, operation);
        foreach (ProtobufWriter attribute in attributes)
            node.Message(5, attribute);
        _graph.Message(1, node);
    }

    /// <summary>An attribute that is a whole number.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    public static ProtobufWriter Attribute(string name, int value)
        => new ProtobufWriter().Text(1, name).Integer(3, value).Integer(20, 2);

    /// <summary>An attribute that is a text.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    public static ProtobufWriter Attribute(string name, string value)
        => new ProtobufWriter().Text(1, name).Text(4, value).Integer(20, 3);

    /// <summary>An attribute that is a real number.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    public static ProtobufWriter Attribute(string name, float value)
        => new ProtobufWriter().Text(1, name).Float(2, value).Integer(20, 1);

    /// <summary>An attribute that is a list of whole numbers.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">Its values.</param>
    public static ProtobufWriter Attribute(string name, params int[] values)
    {
        ProtobufWriter attribute = new ProtobufWriter().Text(1, name);
        foreach (int value in values)
            attribute.Integer(8, value);
        return attribute.Integer(20, 7);
    }

    /// <summary>The model's bytes.</summary>
    public byte[] Build() => new ProtobufWriter()
        .Integer(1, IrVersion)
        .Message(7, _graph.Text(2, "network"))
        .Message(8, new ProtobufWriter().Text(1, "").Integer(2, OpsetVersion))
        .ToArray();

    private static ProtobufWriter Tensor(string name, int type, ReadOnlySpan<int> shape)
    {
        ProtobufWriter tensor = new();
        foreach (int size in shape)
            tensor.Integer(1, size);
        return tensor.Integer(2, type).Text(8, name);
    }

    private static ProtobufWriter ValueInfo(string name, int type, long[] shape)
    {
        ProtobufWriter dimensions = new();
        foreach (long size in shape)
            dimensions.Message(1, new ProtobufWriter().Integer(1, size));
        ProtobufWriter tensor = new ProtobufWriter().Integer(1, type).Message(2, dimensions);
        return new ProtobufWriter().Text(1, name).Message(2, new ProtobufWriter().Message(1, tensor));
    }
}
