namespace StaticNet.Generators.Tests.Testing;

/// <summary>Networks that many tests compile.</summary>
internal static class Networks
{
    public const string Digits = """
        namespace Samples;

        /// <summary>Tells handwritten digits apart.</summary>
        [Network]
        [Input(28, 28)]
        [Flatten]
        [Dense(128), Relu]
        [Dense(10), Softmax]
        [CrossEntropyLoss]
        public partial class DigitClassifier;
        """;

    public const string Images = """
        namespace Samples;

        [Network]
        [Input(28, 28, 1)]
        [Conv2D(32, 3), Relu]
        [MaxPool2D(2)]
        [Conv2D(64, 3), Relu]
        [MaxPool2D(2)]
        [Conv2D(4, 2, 3, Strides = [2, 1], Padding = PaddingMode.Same, Groups = 2, UseBias = false), Tanh]
        [ConvTranspose2D(8, 2, Stride = 2)]
        [Flatten]
        [Dense(10), Softmax]
        [CrossEntropyLoss]
        public partial class ImageClassifier;
        """;

    public const string Tiny = """
        namespace Samples;

        [Network]
        [Input(4)]
        [Dense(8), Tanh]
        [Dense(3)]
        public partial class Tiny;
        """;

    public const string Rich = """
        namespace Samples;

        [Network]
        [Input(6, 4, 3)]
        [Flatten]
        [Dense(40, Init = Initializer.HeNormal, UseBias = false, Name = "stem"), Gelu]
        [Dropout(0.25)]
        [Reshape(5, 8)]
        [Softplus]
        [Flatten]
        [Dense(24, Key = "features.0"), LeakyRelu(0.1)]
        [Dense(12), Sigmoid]
        [BinaryCrossEntropyLoss(PositiveWeight = 2)]
        [Output(12)]
        public partial class Tagger;
        """;

    public const string Regression = """
        namespace Samples;

        [Network]
        [Input(13)]
        [Dense(32), Elu]
        [Dense(32), HardSwish]
        [Dense(1)]
        [HuberLoss(1.5, Reduction = LossReduction.Sum)]
        public partial class Prices;
        """;

    public const string Functions = """
        namespace Samples;

        [Network]
        [Input(4)]
        [Dense(4), Elementwise(nameof(Own), Name = "own"), Elementwise(nameof(Gate), "input")]
        [CustomLoss(nameof(Off))]
        public partial class Fitted;

        partial class Fitted
        {
            const float Half = 0.5f;
            static float Own(float x) => x > 0 ? global::System.MathF.Tanh(x) : -x / (1 + global::System.MathF.Exp(-x));
            static float Gate(float a, float b) { var c = a * Half; return global::System.MathF.Max(Own(c), b); }
            private static float Off(float y, float t) => global::System.MathF.Pow(y - t, 2);
        }
        """;

    public const string Custom = """
        namespace Samples;

        [LayerParameter("factor", LayerSize.Inputs, Init = Initializer.Ones)]
        public readonly struct Stretch : global::StaticNet.ICustomLayer
        {
            public static void Forward(
                global::StaticNet.ReadOnlyLayerRows input, global::StaticNet.ReadOnlyLayerTensors parameters,
                global::StaticNet.LayerRows output)
            {
                for (int row = 0; row < input.Count; row++)
                {
                    for (int i = 0; i < input.Channels; i++)
                        output[row][i] = parameters[0][i] * input[row][i];
                }
            }

            public static void Backward(
                global::StaticNet.ReadOnlyLayerRows input, global::StaticNet.ReadOnlyLayerRows output,
                global::StaticNet.ReadOnlyLayerTensors parameters, global::StaticNet.ReadOnlyLayerRows dOutput,
                global::StaticNet.LayerRows dInput)
            {
                for (int row = 0; row < input.Count; row++)
                {
                    for (int i = 0; i < input.Channels; i++)
                        dInput[row][i] = parameters[0][i] * dOutput[row][i];
                }
            }

            public static void ParameterGradients(
                global::StaticNet.ReadOnlyLayerRows input, global::StaticNet.ReadOnlyLayerRows output,
                global::StaticNet.ReadOnlyLayerTensors parameters, global::StaticNet.ReadOnlyLayerRows dOutput,
                global::StaticNet.LayerTensors dParameters)
            {
                for (int row = 0; row < input.Count; row++)
                {
                    for (int i = 0; i < input.Channels; i++)
                        dParameters[0][i] += input[row][i] * dOutput[row][i];
                }
            }
        }

        [Network]
        [Input(6)]
        [Dense(5), Custom<Stretch>]
        [Dense(2)]
        [MeanSquaredErrorLoss]
        public partial class Stretched;
        """;

    public const string Tagging = """
        namespace Samples;

        [Network]
        [TokenInput(30)]
        [Embedding(12, PaddingIndex = 0)]
        [SimpleRnn(20)]
        [Dropout(0.2)]
        [Dense(7)]
        [CrossEntropyLoss]
        public partial class Tagging;
        """;

    public const string Series = """
        namespace Samples;

        [Network]
        [SequenceInput(3)]
        [SimpleRnn(5, Bidirectional = true)]
        [SimpleRnn(4, Activation = RecurrentActivation.Relu, ReturnSequences = false, UseBias = false)]
        [Dense(2)]
        [MeanSquaredErrorLoss]
        public partial class Series;
        """;

    public const string Pooled = """
        namespace Samples;

        [Network]
        [Input(20, 18, 3)]
        [ZeroPad2D(1, 1, 0, 0)]
        [Conv2D(20, 3), Relu]
        [MaxPool2D(2)]
        [DepthwiseConv2D(3, Multiplier = 2, Padding = PaddingMode.Same), LeakyRelu(0.1)]
        [AveragePool2D(3, 2, Strides = [2, 1], Pad = [1, 1, 0, 1], CountPadding = false)]
        [UpSample2D(2)]
        [AdaptiveAveragePool2D(4, 3)]
        [GlobalMaxPool]
        [Dense(10)]
        [CrossEntropyLoss]
        public partial class PooledClassifier;
        """;

    public const string Normalized = """
        namespace Samples;

        [Network]
        [Input(6, 6, 2)]
        [Conv2D(5, 3, UseBias = false), BatchNorm, Relu]
        [Flatten]
        [Dense(20), BatchNorm(Affine = false, Momentum = 0.01), Tanh]
        [LayerNorm]
        [Dense(4), Softmax]
        [CrossEntropyLoss]
        public partial class Normalized;
        """;

    /// <summary>Gated cells: an LSTM, and both forms of a GRU.</summary>
    public const string Gated = """
        namespace Samples;

        [Network]
        [SequenceInput(3)]
        [Lstm(20)]
        [Gru(5)]
        [Gru(4, ResetAfter = false)]
        [Dense(2)]
        [MeanSquaredErrorLoss]
        public partial class Gated;
        """;

    /// <summary>A residual network of so many basic blocks.</summary>
    public static string Residual(int blocks)
    {
        IEnumerable<string> layers = Enumerable.Range(1, blocks).Select(static block => $"""
            [Conv2D(16, 3, Padding = PaddingMode.Same, UseBias = false), BatchNorm, Relu]
            [Conv2D(16, 3, Padding = PaddingMode.Same, UseBias = false), BatchNorm]
            [Add("skip{block - 1}"), Relu(Name = "skip{block}")]
            """);
        return $"""
            [Network]
            [Input(8, 8, 3)]
            [Conv2D(16, 3, Padding = PaddingMode.Same, UseBias = false), BatchNorm, Relu(Name = "skip0")]
            {string.Join("\n", layers)}
            [GlobalAveragePool]
            [Dense(10), Softmax]
            [CrossEntropyLoss]
            public partial class Net;
            """;
    }
}
