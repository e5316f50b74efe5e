namespace StaticNet.Golden.Tests.Small;

/// <summary>What small networks are made of.</summary>
internal static class SmallLists
{
    /// <summary>
    /// Every kind of input, of 1 to 3 axes: rows that are whole vectors, which views see as they are, and others.
    /// </summary>
    public static readonly string[] Inputs =
    [
        "Input(6)", "Input(16)", "Input(2, 3)", "Input(4, 4)", "Input(2, 3, 3)", "Input(4, 4, 2)",
        "SequenceInput(3)", "SequenceInput(16)", "TokenInput(5)",
    ];

    /// <summary>Inputs of networks of three layers.</summary>
    public static readonly string[] FewInputs = ["Input(6)", "Input(2, 3)", "Input(4, 4, 2)", "SequenceInput(3)", "TokenInput(5)"];

    /// <summary>One of each way that the compiler treats layers in.</summary>
    public static readonly string[] FewLayers =
    [
        "Flatten", "Reshape(4, 4)", "Dense(16)", "Sigmoid", "Gelu", "Softmax", "Dropout(0.5)", "BatchNorm(Affine = false)", "Conv2D(3, 2)",
        "GlobalMaxPool", "Embedding(5)", "Lstm(4)",
    ];

    /// <summary>Every kind of layer whose place in a network matters.</summary>
    public static readonly string[] Layers =
    [
        "Flatten", "Reshape(2, 3)", "Reshape(4, 4)", "Reshape(6)", "Reshape(16)", "Dense(5)", "Dense(16, UseBias = false)",
        "Conv1D(3, 2)", "Conv2D(3, 2)", "ConvTranspose2D(2, 2)", "DepthwiseConv2D(2)", "MaxPool1D(2)", "MaxPool2D(2)",
        "AveragePool1D(2)", "AveragePool2D(2)", "AdaptiveAveragePool2D(2, 1)", "GlobalAveragePool", "GlobalMaxPool",
        "ZeroPad2D(1)", "UpSample2D(2)", "Dropout(0.5)", "LayerNorm", "BatchNorm", "BatchNorm(Affine = false)", "RmsNorm",
        "GroupNorm(1)", "Relu", "Gelu", "Tanh", "Sigmoid", "Softmax", "Embedding(5)", "SimpleRnn(4)", "Lstm(4)", "Gru(4)",
        "Lstm(4, ReturnSequences = false)", "Gru(16, Bidirectional = true)", "SelfAttention(1, Causal = true)",
    ];

    /// <summary>Every kind of layer.</summary>
    public static readonly string[] AllLayers =
    [
        .. Layers, "SelfAttention(1)", "CrossAttention(1, \"input\")", "PositionalEmbedding(4)", "SinusoidalEncoding",
        "LeakyRelu(0.2)", "Elu", "Selu", "Silu", "Softplus", "HardSwish", "Celu", "LogSigmoid",
        "Softsign", "HardSigmoid", "HardTanh", "Relu6", "Mish", "Exp", "Square", "Abs",
        "LogSoftmax", "Glu", "PRelu", "PRelu(PerChannel = true)", "Slice(0, 2)",
        "Slice(1, 2, Axis = 0)", "Permute(1, 0)", "Permute(2, 0, 1)", "Add(\"input\")", "Subtract(\"input\")",
        "Multiply(\"input\")", "Average(\"input\")", "Maximum(\"input\")", "Concat(\"input\")",
        "MatMul(\"input\", TransposeSecond = true)",
    ];

    /// <summary>Losses of each way that the compiler treats them in; none is one.</summary>
    public static readonly string[] FewLosses = ["", "MeanAbsoluteErrorLoss", "CrossEntropyLoss"];

    /// <summary>Losses after two layers.</summary>
    public static readonly string[] Losses =
        [.. FewLosses, "BinaryCrossEntropyLoss", "CrossEntropyLoss(FromProbabilities = true)"];

    /// <summary>Every kind of loss.</summary>
    public static readonly string[] AllLosses =
    [
        .. Losses, "MeanSquaredErrorLoss", "HuberLoss", "BinaryCrossEntropyLoss(FromProbabilities = true)", "NllLoss",
        "KLDivergenceLoss", "HingeLoss", "SquaredHingeLoss", "HingeEmbeddingLoss(0.7)", "MultiMarginLoss(0.8)", "SoftMarginLoss",
        "PoissonNllLoss", "FocalLoss", "QuantileLoss(0.9)",
    ];
}
