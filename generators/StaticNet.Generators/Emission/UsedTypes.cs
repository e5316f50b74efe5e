using System.Text.RegularExpressions;

namespace StaticNet.Generators.Emission;

/// <summary>
/// The types that generated code names. Short names are what people read; where a type or member of the user's hides
/// one, that one is written in full.
/// </summary>
internal static class UsedTypes
{
    /// <summary>The namespace of each name.</summary>
    public static readonly IReadOnlyDictionary<string, string> Namespaces = Table(
        ("System", "Span ReadOnlySpan Math NotSupportedException InvalidOperationException"),
        ("System.Numerics.Tensors", "TensorSpan"),
        ("System.Runtime.CompilerServices", "Unsafe MethodImpl MethodImplOptions"),
        ("System.Runtime.InteropServices", "MemoryMarshal"),
        ("System.Runtime.Intrinsics", "Vector128 Vector256 Vector512"),
        ("StaticNet", "AlignedBuffer Freezing INetwork ITrainableNetwork Initializer NetworkDefinition NetworkSummary "
            + "ParameterInitializer Scratch ShapeGuard TargetKinds WeightFile Workspace"),
        ("StaticNet", "IRecurrentNetwork ISequenceNetwork ITrainableRecurrentNetwork ITrainableSequenceNetwork "
            + "RecurrentState SequenceGuard StateDefinition TokenFloats"),
        ("StaticNet.Kernels", "BinaryCrossEntropy Convolution ConvolutionShape Copying CrossEntropy "
            + "CrossEntropyOptions Dropout Elementwise Elu Gelu GeluTanh HardSwish Huber Identity LaneMemory16 "
            + "LaneMemory64 LeakyRelu MeanAbsoluteError MeanSquaredError Padding Reduction Relu Selu Sigmoid Silu "
            + "Softmax Softplus Tanh Tile TransposedConvolution Transposition"),
        ("StaticNet.Kernels", "BatchNorm GroupNorm GroupShape LayerNorm"),
        ("StaticNet.Kernels", "AveragePooling BilinearUpSampling DepthwiseConvolution DepthwiseSizes MaxPooling "
            + "NearestUpSampling WindowAxis ZeroPadding"),
        ("StaticNet.Kernels", "DenseRow GruCell GruGates GruGatesResetBefore ICellShape LstmCell LstmGates"),
        ("StaticNet.Kernels", "Embedding Recurrence SimpleRnnCell SimpleRnnGates TimeMajor TimePooling"),
        ("StaticNet.Kernels", "Subnormals"),
        ("StaticNet.Simd", "ISimd Simd128 Simd256 Simd512 SimdPair SimdScalar"),
        ("StaticNet.Threading", "IParallelJob Partition"));

    /// <summary>Writes hidden names in full.</summary>
    /// <param name="source">The generated file.</param>
    /// <param name="hidden">The names that mean something else where the network stands.</param>
    public static string Qualify(string source, IReadOnlyCollection<string> hidden)
    {
        if (hidden.Count == 0)
            return source;
        // Not behind a dot (a member), and not before an arrow (the declaration of a property of that name).
        Regex names = new($@"(?<![\w.@:])({string.Join("|", hidden)})\b(?! =>)");
        return string.Join("\n", source.Split('\n').Select(line => IsText(line)
            ? line
            : names.Replace(line, static match => $"global::{Namespaces[match.Value]}.{match.Value}")));
    }

    private static bool IsText(string line)
    {
        string text = line.TrimStart();
        return text.StartsWith("//", StringComparison.Ordinal) || text.StartsWith("using ", StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Table(params (string Namespace, string Names)[] rows) => rows
        .SelectMany(static row => row.Names.Split(' ').Select(name => (Name: name, row.Namespace)))
        .ToDictionary(static pair => pair.Name, static pair => pair.Namespace);
}
