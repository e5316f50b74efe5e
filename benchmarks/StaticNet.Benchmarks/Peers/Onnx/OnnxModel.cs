using StaticNet.Benchmarks.Workloads;

namespace StaticNet.Benchmarks.Peers.Onnx;

/// <summary>
/// Builds a model in ONNX's format (onnx.proto) in memory: a chain of nodes from one float tensor to another, the form
/// in which PyTorch exports such networks. The numbers are those of the fields in the format.
/// </summary>
internal sealed class OnnxModel
{
    /// <summary>The name of the model's input.</summary>
    public const string Input = "input";

    private const int IrVersion = 8;
    private const int OpsetVersion = 17;
    private const int FloatType = 1;
    private const int IntegerAttribute = 2;

    private readonly ProtobufWriter _graph = new();
    private readonly long[] _inputShape;
    private int _nodes;

    /// <summary>Starts a model.</summary>
    /// <param name="inputShape">The shape of its input.</param>
    public OnnxModel(params long[] inputShape) => _inputShape = inputShape;

    /// <summary>The name of the last node's output, which is the model's.</summary>
    public string Output { get; private set; } = Input;

    /// <summary>Adds a fully connected layer: Gemm with a transposed weight.</summary>
    /// <param name="layer">Its weight, [outputs x inputs], and bias.</param>
    public OnnxModel Dense(DenseWeights layer)
    {
        string weight = $"weight{_nodes}", bias = $"bias{_nodes}";
        _graph.Message(5, Initializer(weight, layer.Weight, layer.Outputs, layer.Inputs));
        _graph.Message(5, Initializer(bias, layer.Bias, layer.Outputs));
        ProtobufWriter transposed = new ProtobufWriter().Text(1, "transB").Integer(3, 1).Integer(20, IntegerAttribute);
        return Node("Gemm", [Output, weight, bias], transposed);
    }

    /// <summary>Adds a node that takes only its predecessor's output, such as <c>Relu</c> or <c>Tanh</c>.</summary>
    /// <param name="operation">The operator's name.</param>
    public OnnxModel Apply(string operation) => Node(operation, [Output]);

    /// <summary>The model's bytes.</summary>
    /// <param name="outputShape">The shape of its output.</param>
    public byte[] Build(params long[] outputShape)
    {
        _graph.Text(2, "network")
            .Message(11, ValueInfo(Input, _inputShape))
            .Message(12, ValueInfo(Output, outputShape));
        return new ProtobufWriter()
            .Integer(1, IrVersion)
            .Message(7, _graph)
            .Message(8, new ProtobufWriter().Text(1, "").Integer(2, OpsetVersion))
            .ToArray();
    }

    private OnnxModel Node(string operation, string[] inputs, params ProtobufWriter[] attributes)
    {
        Output = $"value{++_nodes}";
        ProtobufWriter node = new();
        foreach (string input in inputs)
            node.Text(1, input);
        node.Text(2, Output).Text(3, $"node{_nodes}").Text(4, operation);
        foreach (ProtobufWriter attribute in attributes)
            node.Message(5, attribute);
        _graph.Message(1, node);
        return this;
    }

    private static ProtobufWriter Initializer(string name, float[] values, params ReadOnlySpan<int> shape)
    {
        ProtobufWriter tensor = new();
        foreach (int size in shape)
            tensor.Integer(1, size);
        return tensor.Integer(2, FloatType).Text(8, name).Floats(9, values);
    }

    private static ProtobufWriter ValueInfo(string name, long[] shape)
    {
        ProtobufWriter dimensions = new();
        foreach (long size in shape)
            dimensions.Message(1, new ProtobufWriter().Integer(1, size));
        ProtobufWriter tensor = new ProtobufWriter().Integer(1, FloatType).Message(2, dimensions);
        return new ProtobufWriter().Text(1, name).Message(2, new ProtobufWriter().Message(1, tensor));
    }
}
