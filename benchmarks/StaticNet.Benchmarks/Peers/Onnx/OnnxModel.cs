using StaticNet.Benchmarks.Weights;

namespace StaticNet.Benchmarks.Peers.Onnx;

/// <summary>
/// Builds nodes from one float tensor to another, each reading the one before unless it says otherwise, in the form in
/// which PyTorch exports such networks.
/// </summary>
internal sealed class OnnxModel
{
    /// <summary>The name of the model's input.</summary>
    public const string Input = "input";

    private readonly OnnxGraph _graph = new();
    private int _layers;

    /// <summary>Starts a model.</summary>
    /// <param name="inputShape">The shape of its input.</param>
    public OnnxModel(params long[] inputShape)
    {
        InputShape = inputShape;
        _graph.Input(Input, inputShape);
    }

    /// <summary>The shape of the model's input.</summary>
    public long[] InputShape { get; }

    /// <summary>The name of the last node's output, which is the model's.</summary>
    public string Output { get; private set; } = Input;

    /// <summary>Adds a fully connected layer: Gemm with a transposed weight.</summary>
    /// <param name="layer">Its weight, [outputs x inputs], and bias.</param>
    public OnnxModel Dense(DenseWeights layer)
    {
        string weight = Initializer("weight", layer.Weight, layer.Outputs, layer.Inputs);
        return Node("Gemm", [Output, weight, Vector(layer.Bias)], OnnxGraph.Attribute("transB", 1));
    }

    /// <summary>Adds a convolution.</summary>
    /// <param name="layer">Its weight and bias.</param>
    public OnnxModel Convolution(ConvWeights layer) => Convolution(
        "Conv", layer, Initializer(
            "weight", layer.Weight, [layer.Filters, layer.Channels, .. ForEachAxis(layer, layer.Kernel)]));

    /// <summary>Adds a transposed convolution.</summary>
    /// <param name="layer">Its weight, [channels x filters x kernel x kernel], and bias.</param>
    public OnnxModel TransposedConvolution(ConvWeights layer) => Convolution(
        "ConvTranspose", layer, Initializer(
            "weight", layer.Weight, layer.Channels, layer.Filters, layer.Kernel, layer.Kernel));

    /// <summary>Adds a convolution, and a normalisation by running statistics.</summary>
    /// <param name="layer">The weights of both.</param>
    public OnnxModel Convolution(ConvNormWeights layer) => Convolution(layer.Convolution).Normalization(layer.Norm);

    /// <summary>Adds a normalisation by running statistics.</summary>
    /// <param name="norm">Its weights.</param>
    public OnnxModel Normalization(BatchNormWeights norm) => Node(
        "BatchNormalization",
        [Output, Vector(norm.Weight), Vector(norm.Bias), Vector(norm.RunningMean), Vector(norm.RunningVariance)],
        OnnxGraph.Attribute("epsilon", BatchNormWeights.Epsilon));

    /// <summary>Adds a recurrent layer, which reads [steps x sequences x features], as ONNX Runtime does.</summary>
    /// <param name="directions">The weights of each direction.</param>
    /// <param name="returnsSequences">Whether it gives all steps, and not the last states alone.</param>
    public OnnxModel Recurrent(IReadOnlyList<RecurrentWeights> directions, bool returnsSequences)
    {
        Output = OnnxRecurrent.Add(_graph, directions, Output, $"{++_layers}", returnsSequences);
        return this;
    }

    /// <summary>Makes rows of all that comes before the last axis.</summary>
    /// <param name="length">The length of a row.</param>
    public OnnxModel Rows(int length) => Node("Reshape", [Output, _graph.Shape($"rows{++_layers}", -1, length)]);

    /// <summary>Lets the next node read an earlier value.</summary>
    /// <param name="value">What <see cref="Output"/> was then.</param>
    public OnnxModel From(string value)
    {
        Output = value;
        return this;
    }

    /// <summary>Adds an earlier value.</summary>
    /// <param name="value">What <see cref="Output"/> was then.</param>
    public OnnxModel Add(string value) => Node("Add", [Output, value]);

    /// <summary>Puts the channels of an earlier value before these.</summary>
    /// <param name="value">What <see cref="Output"/> was then.</param>
    public OnnxModel ConcatAfter(string value) => Node("Concat", [value, Output], OnnxGraph.Attribute("axis", 1));

    /// <summary>Adds the largest of each window of 2 x 2.</summary>
    public OnnxModel MaxPool() => Pool("MaxPool", size: 2, rank: 2);

    /// <summary>Adds the mean of each window of 2 x 2.</summary>
    public OnnxModel AveragePool() => Pool("AveragePool", size: 2, rank: 2);

    /// <summary>Adds a pooling without overlap.</summary>
    /// <param name="operation">The operator's name.</param>
    /// <param name="size">The size of a window along each axis.</param>
    /// <param name="rank">The number of axes.</param>
    public OnnxModel Pool(string operation, int size, int rank)
    {
        int[] window = [.. Enumerable.Repeat(size, rank)];
        return Node(
            operation, [Output], OnnxGraph.Attribute("kernel_shape", window), OnnxGraph.Attribute("strides", window));
    }

    /// <summary>Adds a node that takes only its predecessor's output, such as <c>Relu</c> or <c>Tanh</c>.</summary>
    /// <param name="operation">The operator's name.</param>
    public OnnxModel Apply(string operation) => Node(operation, [Output]);

    /// <summary>The model's bytes; it takes no more nodes after this.</summary>
    /// <param name="outputShape">The shape of its output.</param>
    public byte[] Build(params long[] outputShape)
    {
        _graph.Output(Output, outputShape);
        return _graph.Build();
    }

    private OnnxModel Convolution(string operation, ConvWeights layer, string weight) => Node(
        operation,
        layer.Bias is null ? [Output, weight] : [Output, weight, Vector(layer.Bias)],
        OnnxGraph.Attribute("kernel_shape", ForEachAxis(layer, layer.Kernel)),
        OnnxGraph.Attribute("strides", ForEachAxis(layer, layer.Stride)),
        OnnxGraph.Attribute("group", layer.Groups),
        OnnxGraph.Attribute("pads", [.. ForEachAxis(layer, layer.Pad), .. ForEachAxis(layer, layer.Pad)]));

    private static int[] ForEachAxis(ConvWeights layer, int value) => [.. Enumerable.Repeat(value, layer.Rank)];

    private OnnxModel Node(string operation, string[] inputs, params ProtobufWriter[] attributes)
    {
        Output = _graph.Node(operation, inputs, attributes);
        return this;
    }

    private string Vector(float[] values) => Initializer("vector", values, values.Length);

    private string Initializer(string kind, float[] values, params ReadOnlySpan<int> shape)
        => _graph.Initializer($"{kind}{++_layers}", values, shape);
}
