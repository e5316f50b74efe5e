using StaticNet.Generators.Layers.Activations;
using StaticNet.Generators.Layers.Attention;
using StaticNet.Generators.Layers.Belief;
using StaticNet.Generators.Layers.Convolution;
using StaticNet.Generators.Layers.Functions;
using StaticNet.Generators.Layers.Images;
using StaticNet.Generators.Layers.Joins;
using StaticNet.Generators.Layers.Normalization;
using StaticNet.Generators.Layers.Pooling;
using StaticNet.Generators.Layers.Recurrent;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers;

/// <summary>Makes a layer of its attribute, or reports why it cannot and returns null.</summary>
internal delegate Layer? LayerBinder(AttributeReader reader, LayerIdentity id);

/// <summary>A kind of layer.</summary>
/// <param name="Word">The kind in default names, such as <c>dense</c> in <c>dense1</c>.</param>
/// <param name="Bind">Reads its attribute.</param>
/// <param name="Tensors">The tensors that layers of this kind may have.</param>
internal sealed record LayerKind(string Word, LayerBinder Bind, params string[] Tensors)
{
    /// <summary>What generated code puts after the layer's name for parts of it.</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];

    /// <summary>What a class with such a layer is marked with.</summary>
    public string Mark { get; init; } = "Network";

    /// <summary>Whether layers of this kind hand a state from one time step to the next.</summary>
    public bool IsRecurrent { get; init; }

    /// <summary>What stands for a layer of this kind whose attribute cannot be read.</summary>
    public Layer Unbound(LayerIdentity id) => IsRecurrent
        ? new UnboundRecurrentLayer(id, Word, Tensors.ToEquatableArray())
        : new UnboundLayer(id, Word, Tensors.ToEquatableArray());
}

/// <summary>Every kind of layer, by the name of its attribute: a new kind is one line here.</summary>
internal static class LayerRegistry
{
    private static readonly Dictionary<string, LayerKind> Kinds = new()
    {
        ["FlattenAttribute"] = new("flatten", Flatten.Bind),
        ["ReshapeAttribute"] = new("reshape", Reshape.Bind),
        ["EmbeddingAttribute"] = new("embedding", Embedding.Bind, "weight"),
        ["SimpleRnnAttribute"] = RecurrentLayer.KindOf("simpleRnn", SimpleRnn.Bind),
        ["LstmAttribute"] = RecurrentLayer.KindOf("lstm", Lstm.Bind),
        ["GruAttribute"] = RecurrentLayer.KindOf("gru", Gru.Bind),
        ["DenseAttribute"] = new("dense", Dense.Bind, "weight", "bias"),
        ["RbmAttribute"] = Rbm.OfRegistry,
        ["Conv2DAttribute"] = new("conv2d", Conv2D.Bind, "weight", "bias"),
        ["Conv1DAttribute"] = new("conv1d", Conv1D.Bind, "weight", "bias"),
        ["ConvTranspose2DAttribute"] = new("convTranspose2d", ConvTranspose2D.Bind, "weight", "bias"),
        ["MaxPool1DAttribute"] = new("maxpool1d", MaxPool.Bind1D),
        ["MaxPool2DAttribute"] = new("maxpool2d", MaxPool.Bind2D),
        ["AveragePool1DAttribute"] = new("averagePool1d", AveragePool.Bind1D),
        ["AveragePool2DAttribute"] = new("averagePool2d", AveragePool.Bind2D),
        ["AdaptiveAveragePool2DAttribute"] = new("adaptiveAveragePool2d", AdaptiveAveragePool.Bind),
        ["GlobalAveragePoolAttribute"] = new("globalAveragePool", GlobalAveragePool.Bind),
        ["GlobalMaxPoolAttribute"] = new("globalMaxPool", GlobalMaxPool.Bind),
        ["ZeroPad2DAttribute"] = new("zeroPad2d", ZeroPad2D.Bind),
        ["DepthwiseConv2DAttribute"] = new("depthwiseConv2d", DepthwiseConv2D.Bind, "weight", "bias"),
        ["UpSample2DAttribute"] = new("upSample2d", UpSample2D.Bind),
        ["AddAttribute"] = new("add", Add.Bind),
        ["SubtractAttribute"] = new("subtract", Subtract.Bind),
        ["MultiplyAttribute"] = new("multiply", Multiply.Bind),
        ["AverageAttribute"] = new("average", Average.Bind),
        ["MaximumAttribute"] = new("maximum", Maximum.Bind),
        ["ConcatAttribute"] = new("concat", Concat.Bind),
        ["MatMulAttribute"] = new("matMul", MatMul.Bind),
        ["SliceAttribute"] = new("slice", Slice.Bind),
        ["PermuteAttribute"] = new("permute", Permute.Bind),
        ["CustomAttribute"] = new("custom", Custom.Bind),
        ["SelfAttentionAttribute"] = AttentionLayer.KindOf("selfAttention", SelfAttention.Bind),
        ["CrossAttentionAttribute"] = AttentionLayer.KindOf("crossAttention", CrossAttention.Bind),
        ["PositionalEmbeddingAttribute"] =
            new("positionalEmbedding", PositionalEmbedding.Bind, "weight") { IsRecurrent = true },
        ["SinusoidalEncodingAttribute"] = new("sinusoidalEncoding", SinusoidalEncoding.Bind) { IsRecurrent = true },
        ["DropoutAttribute"] = new("dropout", Dropout.Bind),
        ["LayerNormAttribute"] = new("layerNorm", LayerNorm.Bind, "weight", "bias"),
        ["BatchNormAttribute"] = new("batchNorm", BatchNorm.Bind, "weight", "bias"),
        ["RmsNormAttribute"] = new("rmsNorm", RmsNorm.Bind, "weight"),
        ["GroupNormAttribute"] = new("groupNorm", GroupNorm.Bind, "weight", "bias"),
        ["ReluAttribute"] = new("relu", Relu.Bind),
        ["LeakyReluAttribute"] = new("leakyRelu", LeakyRelu.Bind),
        ["EluAttribute"] = new("elu", Elu.Bind),
        ["SeluAttribute"] = new("selu", Selu.Bind),
        ["GeluAttribute"] = new("gelu", Gelu.Bind),
        ["SiluAttribute"] = new("silu", Silu.Bind),
        ["SoftplusAttribute"] = new("softplus", Softplus.Bind),
        ["HardSwishAttribute"] = new("hardSwish", HardSwish.Bind),
        ["CeluAttribute"] = new("celu", Celu.Bind),
        ["LogSigmoidAttribute"] = new("logSigmoid", LogSigmoid.Bind),
        ["SoftsignAttribute"] = new("softsign", Softsign.Bind),
        ["HardSigmoidAttribute"] = new("hardSigmoid", HardSigmoid.Bind),
        ["HardTanhAttribute"] = new("hardTanh", HardTanh.Bind),
        ["Relu6Attribute"] = new("relu6", Relu6.Bind),
        ["MishAttribute"] = new("mish", Mish.Bind),
        ["ExpAttribute"] = new("exp", Exp.Bind),
        ["SquareAttribute"] = new("square", Square.Bind),
        ["AbsAttribute"] = new("abs", Abs.Bind),
        ["TanhAttribute"] = new("tanh", Tanh.Bind),
        ["SigmoidAttribute"] = new("sigmoid", Sigmoid.Bind),
        ["LogSoftmaxAttribute"] = new("logSoftmax", LogSoftmax.Bind),
        ["GluAttribute"] = new("glu", Glu.Bind),
        ["PReluAttribute"] = new("prelu", PRelu.Bind, "weight"),
        ["ElementwiseAttribute"] = new("elementwise", Elementwise.Bind),
        ["SoftmaxAttribute"] = new("softmax", Softmax.Bind),
    };

    /// <summary>The attributes of all kinds.</summary>
    public static IEnumerable<string> Attributes => Kinds.Keys;

    public static LayerKind? Find(string attribute) => Kinds.TryGetValue(attribute, out LayerKind? kind) ? kind : null;
}
