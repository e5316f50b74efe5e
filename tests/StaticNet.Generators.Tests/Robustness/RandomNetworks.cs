using System.Globalization;

namespace StaticNet.Generators.Tests.Robustness;

/// <summary>
/// Makes network declarations from a seed: sensible ones, and ones with arguments and orders that make no sense.
/// </summary>
internal sealed class RandomNetworks(int seed)
{
    private static readonly string[] Numbers =
        ["0", "-1", "1", "2", "3", "16", "17", "int.MaxValue", "int.MinValue", "0.5", "1e300", "double.NaN", "1/0.0", "\"x\"", "null", "'c'", "unknown", "(Initializer)99", "", "\"input\"", "\"dense1\"", "\"b1\""];

    private static readonly string[] Kinds =
    [
        "Input", "Output", "Flatten", "Reshape", "Dense", "Dropout", "Relu", "LeakyRelu", "Elu", "Selu", "Gelu", "Silu", "Softplus", "HardSwish",
        "Elementwise", "CustomLoss", "Glu", "PRelu", "LogSoftmax", "NllLoss", "MultiMarginLoss", "FocalLoss", "QuantileLoss", "KLDivergenceLoss",
        "Tanh", "Sigmoid", "Softmax", "LayerNorm", "RmsNorm", "GroupNorm", "BatchNorm", "CrossEntropyLoss", "MeanSquaredErrorLoss", "MeanAbsoluteErrorLoss", "HuberLoss", "BinaryCrossEntropyLoss", "Network",
        "Add", "Subtract", "Multiply", "Average", "Maximum", "Concat", "MatMul", "Slice", "Permute", "Use<Net>", "Use<B>", "Residual<B>", "Use<A>", "Use<int>", "Block",
        "SequenceInput", "TokenInput", "Embedding", "SimpleRnn", "Lstm", "Gru", "GlobalAveragePool", "GlobalMaxPool",
    ];

    private static readonly string[] Named =
    [
        "Name = \"a\"", "Name = \"A\"", "Name = null", "Name = \"\"", "Name = \"class\"", "Name = \"predict\"", "Key = \"\"", "Key = \"a\\n\\\"\"",
        "From = \"dense1\"", "From = \"input\"", "From = \"relu1\"", "From = null", "Inputs = 3", "UseBias = false", "Init = Initializer.Zeros",
        "Init = (Initializer)(-7)", "Reduction = LossReduction.Sum", "Reduction = (LossReduction)9", "LabelSmoothing = 0.1", "ClassWeights = new[] { 1.0, 2.0 }",
        "ClassWeights = null", "FromProbabilities = true", "Axes = 2", "Epsilon = -1.0", "Momentum = double.NaN", "Affine = false", "PositiveWeight = -3", "IgnoreIndex = 1", "Approximate = true", "Missing = 1",
        "Bidirectional = true", "ReturnSequences = false", "PaddingIndex = 2", "PaddingIndex = int.MinValue", "Activation = (RecurrentActivation)5",
        "Times = \"input\"", "Over = 0", "Over = 2", "Shared = \"dense1\"", "Shared = \"b1\"", "Repeat = 2", "Repeat = int.MaxValue", "Of = \"output\"", "Of = \"a\"", "Weight = -1",
        "Weight = double.NaN", "Time = \"t\"", "Axis = 0", "Axis = int.MinValue", "TransposeSecond = true", "From = \"b1\"",
        "Name = \"state\"", "Name = \"time\"", "Name = \"steps\"", "Name = \"lstm1Gates\"", "Name = \"hidden\"",
    ];

    private static readonly string[] Activations =
        ["Relu", "LeakyRelu(0.2)", "Elu", "Selu", "Gelu", "Gelu(Approximate = true)", "Silu", "Softplus", "HardSwish", "Celu", "LogSigmoid", "Softsign", "HardSigmoid", "HardTanh", "Relu6", "Mish", "Exp", "Square", "Abs", "Tanh", "Sigmoid", "Softmax", "Dropout(0.3)", "LayerNorm", "RmsNorm", "GroupNorm(1)", "BatchNorm"];

    private static readonly string[] StepActivations = [.. Activations.Where(static activation => activation is not ("GroupNorm(1)" or "BatchNorm"))];

    private static readonly string[] Losses =
        ["MeanSquaredErrorLoss", "MeanAbsoluteErrorLoss", "HuberLoss(0.5)", "BinaryCrossEntropyLoss", "CrossEntropyLoss", "CrossEntropyLoss(LabelSmoothing = 0.1)", "NllLoss", "KLDivergenceLoss", "HingeLoss", "SquaredHingeLoss", "HingeEmbeddingLoss", "MultiMarginLoss", "SoftMarginLoss", "PoissonNllLoss", "FocalLoss", "QuantileLoss(0.9)"];

    private readonly Random _random = new(seed);

    /// <summary>Any attributes in any order with any arguments, of a network and of two blocks.</summary>
    public string Nonsense()
    {
        string network = $"[Network] {Attributes()} public partial class Net;";
        return _random.Next(2) == 0 ? network : $"{network}\n[Block] {Attributes()} class A;\n[Block] {Attributes()} class B;";
    }

    private string Attributes() =>
        $"[{string.Join(_random.Next(2) == 0 ? ", " : "]\n[", Enumerable.Range(0, _random.Next(1, 9)).Select(_ => Attribute()))}]";

    /// <summary>
    /// A few layers of any kind after any input, many of which do not fit; nothing else is wrong with them.
    /// </summary>
    public string Few()
    {
        string[] inputs = ["Input(4)", "Input(16)", "Input(2, 3)", "Input(4, 4, 2)", "SequenceInput(3)", "SequenceInput(16)", "TokenInput(5)"];
        string[] others =
        [
            "Flatten", "Reshape(4, 4)", "Reshape(2, 3)", "Reshape(16)", "Dense(5)", "Dense(16)", "Conv1D(3, 2)", "Conv2D(3, 2)", "MaxPool2D(2)",
            "GlobalMaxPool", "GlobalAveragePool", "Embedding(4)", "Lstm(4)", "Gru(16, ReturnSequences = false)", "SimpleRnn(3, Bidirectional = true)",
            "UpSample2D(2)", "ZeroPad2D(1)", "BatchNorm(Affine = false)",
        ];
        List<string> attributes = [Pick(inputs)];
        if (attributes[0] == "TokenInput(5)")
            attributes.Add("Embedding(3)");
        for (int layer = _random.Next(1, 5); layer > 0; layer--)
            attributes.Add(Pick(_random.Next(2) == 0 ? Activations : others));
        if (_random.Next(3) > 0)
            attributes.Add(Pick(Losses));
        return $"[Network, {string.Join(", ", attributes)}] public partial class Net;";
    }

    /// <summary>A network with no mistake.</summary>
    public string Sensible(string name)
    {
        List<string> attributes = ["Network"];
        bool isImage = _random.Next(3) == 0;
        attributes.Add(isImage ? $"Input({Size(5)}, {Size(5)}, {Size(4)})" : $"Input({Size(40)})");
        if (isImage)
            attributes.Add("Flatten");
        for (int layer = _random.Next(1, 6); layer > 0; layer--)
        {
            attributes.Add($"Dense({_random.Next(2, 71)}{(_random.Next(4) == 0 ? ", UseBias = false" : "")})");
            for (int other = _random.Next(3); other > 0; other--)
                attributes.Add(Pick(Activations));
        }
        attributes.Add($"Dense({_random.Next(2, 21)})");
        if (_random.Next(4) > 0)
            attributes.Add(Pick(Losses));
        return $"[{string.Join(", ", attributes)}] public partial class {name};";
    }

    /// <summary>A network of sequences with no mistake.</summary>
    public string SensibleSequences(string name)
    {
        List<string> attributes = ["Network"];
        bool isTokens = _random.Next(2) == 0;
        attributes.Add(isTokens ? $"TokenInput({Size(70)})" : $"SequenceInput({Size(20)})");
        if (isTokens)
            attributes.Add($"Embedding({Size(33)})");
        for (int layer = _random.Next(1, 4); layer > 0; layer--)
        {
            attributes.Add(_random.Next(3) == 0 ? $"Dense({_random.Next(2, 40)})" : Recurrent(""));
            for (int other = _random.Next(3); other > 0; other--)
                attributes.Add(Pick(StepActivations));
        }
        int end = _random.Next(4);
        if (end < 2)
            attributes.Add(end == 0 ? Recurrent(", ReturnSequences = false") : Pick(["GlobalAveragePool", "GlobalMaxPool"]));
        attributes.Add($"Dense({_random.Next(2, 21)})");
        if (_random.Next(4) > 0)
            attributes.Add(Pick(Losses));
        return $"[{string.Join(", ", attributes)}] public partial class {name};";
    }

    private string Recurrent(string more) =>
        $"{Pick(["SimpleRnn", "Lstm", "Gru"])}({Size(40)}{more}{(_random.Next(3) == 0 ? ", Bidirectional = true" : "")}{(_random.Next(3) == 0 ? ", UseBias = false" : "")})";

    private string Attribute()
    {
        IEnumerable<string> arguments = Enumerable.Range(0, _random.Next(4)).Select(_ => Pick(Numbers))
            .Concat(Enumerable.Range(0, _random.Next(3)).Select(_ => Pick(Named)));
        return $"{Pick(Kinds)}({string.Join(", ", arguments)})";
    }

    private string Size(int most) => _random.Next(1, most + 1).ToString(CultureInfo.InvariantCulture);

    private string Pick(string[] choices) => choices[_random.Next(choices.Length)];
}
