namespace StaticNet.Generators.Tests.Testing;

/// <summary>Networks with branches, blocks, several inputs and outputs, that many tests compile.</summary>
internal static class Graphs
{
    /// <summary>A residual network: blocks in blocks, repeated.</summary>
    public const string Residual = """
        namespace Samples;

        [Block]
        [Conv2D(1, 3, Times = "input", Padding = PaddingMode.Same), BatchNorm, Relu]
        [Conv2D(1, 3, Times = "input", Padding = PaddingMode.Same), BatchNorm]
        public partial class BasicBlock;

        [Network]
        [Input(8, 8, 3)]
        [Conv2D(6, 3, Padding = PaddingMode.Same), BatchNorm, Relu]
        [Residual<BasicBlock>(Name = "stage", Repeat = 2), Relu]
        [GlobalAveragePool]
        [Dense(4), Softmax]
        [CrossEntropyLoss]
        public partial class SmallResNet;
        """;

    /// <summary>Two inputs, a shared tower, and two outputs.</summary>
    public const string Towers = """
        namespace Samples;

        [Block]
        [Dense(12), Relu]
        [Dense(1, Times = "input", Over = 2, Name = "code")]
        public partial class Tower;

        [Network]
        [Input(10, Name = "left"), Use<Tower>(Name = "tower")]
        [Input(10, Name = "right"), Use<Tower>(Shared = "tower")]
        [Concat("tower", "tower2"), Slice(1, 9), Relu(Name = "trunk")]
        [Dense(3), Softmax, Output(3, Name = "digit"), CrossEntropyLoss]
        [Dense(1, From = "trunk"), Sigmoid, Output(Name = "larger"), BinaryCrossEntropyLoss(Weight = 0.3)]
        public partial class TwoTowers;
        """;

    /// <summary>Sequences of two lengths, and what is broadcast over time.</summary>
    public const string Sequences = """
        namespace Samples;

        [Block]
        [Input(Name = "question")]
        [Input(Name = "answer")]
        [Subtract("question"), Multiply("subtract1"), Maximum("question", "answer", "multiply1")]
        public partial class Compare;

        [Network]
        [TokenInput(20, Name = "text"), Embedding(6), Gru(4, ReturnSequences = false, Name = "gist")]
        [SequenceInput(3, Name = "sound", Time = "frame"), Dense(4)]
        [SequenceInput(4, Name = "video", Time = "frame"), Use<Compare>("dense1", "video", Key = "compare")]
        [Add("gist"), Average("dense1"), Concat("sound")]
        [Dense(2), Output(Name = "steps"), HuberLoss(Of = "steps", Weight = 2)]
        [Reshape(2, 2, From = "gist"), Permute(1, 0), MatMul("reshape1"), Output(2, 2, Name = "pairs")]
        public partial class Streams;
        """;
}
