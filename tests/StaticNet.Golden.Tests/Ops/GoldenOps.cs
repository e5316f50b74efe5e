using StaticNet.Golden.Tests.Vectors;

namespace StaticNet.Golden.Tests.Ops;

/// <summary>The operations that are run, by the name that they have in the golden files.</summary>
internal static class GoldenOps
{
    private static readonly GraphOp Graph = new();

    private static readonly Dictionary<string, IGoldenOp> Ops = new()
    {
        ["linear"] = new LinearOp(),

        ["conv1d"] = ConvolutionOp.OneDimension,
        ["conv2d"] = ConvolutionOp.TwoDimensions,
        ["conv_transpose2d"] = ConvolutionOp.Transposed,

        ["embedding"] = new EmbeddingOp(),
        ["rnn_tanh"] = new RecurrentOp("SimpleRnn", _ => "", ("h", "hidden")),
        ["rnn_relu"] = new RecurrentOp("SimpleRnn", _ => ", Activation = RecurrentActivation.Relu", ("h", "hidden")),
        ["lstm"] = new RecurrentOp("Lstm", _ => "", ("h", "hidden"), ("c", "cell")),
        ["gru"] = new RecurrentOp("Gru", _ => "", ("h", "hidden")),

        ["relu"] = new ActivationOp(_ => "[Relu]"),
        ["leaky_relu"] = new ActivationOp(golden => $"[LeakyRelu({Number(golden, "negative_slope", 0.01)})]"),
        ["elu"] = new ActivationOp(golden => $"[Elu({Number(golden, "alpha", 1)})]"),
        ["selu"] = new ActivationOp(
            _ => "[Selu]",
            golden => IsNear(golden.Number("alpha", 1.6732632423543772), 1.6732632423543772)
                && IsNear(golden.Number("scale", 1.0507009873554805), 1.0507009873554805)
                    ? null
                    : "Selu has its own two constants"),
        ["gelu"] = new ActivationOp(_ => "[Gelu]"),
        ["gelu_tanh"] = new ActivationOp(_ => "[Gelu(Approximate = true)]"),
        ["silu"] = new ActivationOp(_ => "[Silu]"),
        ["sigmoid"] = new ActivationOp(_ => "[Sigmoid]"),
        ["tanh"] = new ActivationOp(_ => "[Tanh]"),
        ["hardswish"] = new ActivationOp(_ => "[HardSwish]"),
        ["celu"] = new ActivationOp(golden => $"[Celu({Number(golden, "alpha", 1)})]"),
        ["log_sigmoid"] = new ActivationOp(_ => "[LogSigmoid]"),
        ["softsign"] = new ActivationOp(_ => "[Softsign]"),
        ["hardsigmoid"] = new ActivationOp(_ => "[HardSigmoid]"),
        ["hardtanh"] = new ActivationOp(
            golden => $"[HardTanh({Number(golden, "min", -1)}, {Number(golden, "max", 1)})]"),
        ["relu6"] = new ActivationOp(_ => "[Relu6]"),
        ["mish"] = new ActivationOp(_ => "[Mish]"),
        // PyTorch was given x clamped to 30 and -30.
        ["exp"] = new ActivationOp(_ => "[HardTanh(-30, 30), Exp]"),
        ["square"] = new ActivationOp(_ => "[Square]"),
        ["abs"] = new ActivationOp(_ => "[Abs]"),
        ["softplus"] = new ActivationOp(
            _ => "[Softplus]",
            golden => golden.Number("beta", 1) == 1 && golden.Number("threshold", 20) == 20
                ? null
                : "Softplus has beta 1 and turns linear at 20"),
        ["softmax"] = new ActivationOp(
            _ => "[Softmax]",
            golden => golden.Axis == 0 && golden["x"].Shape.Length > 1
                ? "Softmax runs within a sample, not over the batch"
                : null),

        ["log_softmax"] = new ActivationOp(
            _ => "[LogSoftmax]",
            golden => golden.Axis == 0 && golden["x"].Shape.Length > 1
                ? "LogSoftmax runs within a sample, not over the batch"
                : null),
        ["glu"] = new ActivationOp(_ => "[Glu]"),
        ["prelu"] = new PReluOp(),

        ["nll"] = new LossOp(LossAttributes.NegativeLogLikelihood),
        ["kl_div"] = new LossOp(
            LossAttributes.KLDivergence,
            notCovered: golden => golden.Flag("log_target", false) || golden.Text("reduction", "mean") is "mean"
                ? "KLDivergenceLoss takes distributions, and its mean is over the batch"
                : null),
        ["hinge"] = new LossOp(golden => LossAttributes.Plain(golden, "HingeLoss")),
        ["squared_hinge"] = new LossOp(golden => LossAttributes.Plain(golden, "SquaredHingeLoss")),
        ["hinge_embedding"] = new LossOp(golden => LossAttributes.Margin(golden, "HingeEmbeddingLoss")),
        ["multi_margin"] = new LossOp(LossAttributes.MultiMargin),
        ["soft_margin"] = new LossOp(golden => LossAttributes.Plain(golden, "SoftMarginLoss")),
        ["poisson_nll"] = new LossOp(LossAttributes.Poisson),
        ["cross_entropy"] = new LossOp(LossAttributes.CrossEntropy, "[Softmax]"),
        ["mse"] = new LossOp(LossAttributes.MeanSquaredError),
        ["l1"] = new LossOp(LossAttributes.MeanAbsoluteError),
        ["huber"] = new LossOp(golden => LossAttributes.Huber(golden, "delta")),
        // 0.5 d^2 / beta below beta, else |d| - beta / 2: Huber's loss with delta = beta, divided by beta.
        ["smooth_l1"] = new LossOp(
            golden => LossAttributes.Huber(golden, "beta"),
            factor: golden => golden.Number("beta", 1),
            notCovered: golden => golden.Number("beta", 1) > 0 ? null : "with beta 0 it is l1"),
        ["bce"] = new LossOp(LossAttributes.BinaryCrossEntropyOfProbabilities),
        ["bce_with_logits"] = new WeightedBinaryCrossEntropyOp(),

        ["max_pool1d"] = new PoolOp(golden => PoolAttributes.Windows(golden, "MaxPool1D")),
        ["max_pool2d"] = new PoolOp(golden => PoolAttributes.Windows(golden, "MaxPool2D")),
        ["avg_pool1d"] = new PoolOp(golden => PoolAttributes.Windows(golden, "AveragePool1D")),
        ["avg_pool2d"] = new PoolOp(golden => PoolAttributes.Windows(golden, "AveragePool2D")),
        ["adaptive_avg_pool2d"] = new PoolOp(PoolAttributes.Adaptive),
        ["global_avg_pool1d"] = new PoolOp(_ => "[GlobalAveragePool]"),
        ["global_avg_pool2d"] = new PoolOp(_ => "[GlobalAveragePool]"),
        ["global_max_pool2d"] = new PoolOp(_ => "[GlobalMaxPool]"),
        ["layer_norm"] = new NormalizationOp(
            golden => $"[LayerNorm(Axes = {golden.Numbers("normalized_shape").Length}, {Normalization(golden)})]",
            channelsFirst: false),
        ["rms_norm"] = new NormalizationOp(
            golden => $"[RmsNorm({Normalization(golden)})]",
            channelsFirst: false,
            golden => golden.Numbers("normalized_shape").Length == 1 ? null : "RmsNorm runs over one axis"),
        ["group_norm"] = new NormalizationOp(
            golden => $"[GroupNorm({golden.Number("groups", 1)}, {Normalization(golden)})]", channelsFirst: true),
        ["batch_norm1d"] = new BatchNormOp(BatchNorm),
        ["batch_norm2d"] = new BatchNormOp(BatchNorm),

        ["residual"] = Graph,
        ["gate"] = Graph,
        ["shared_weights"] = Graph,
        ["concat"] = Graph,
        ["conv_residual"] = Graph,
        ["channel_concat"] = Graph,
        ["two_inputs"] = Graph,

        ["scaled_dot_product_attention"] = new DotProductOp(),
        ["multi_head_attention"] = new AttentionOp(),
        ["encoder_block"] = new EncoderBlockOp(),

        ["training_curve"] = new TrainingCurveOp(),
    };

    // Optimizers, schedules and clipping need no network.
    private static readonly string[] LibraryOps =
        ["sgd", "ada", "nadam", "radam", "rmsprop", "lion", "lamb", "rprop", "lr_", "clip_grad"];

    /// <summary>How a case is run; null where its operation has no line in the table.</summary>
    /// <param name="golden">The case.</param>
    public static IGoldenOp? Find(GoldenCase golden) => Ops.GetValueOrDefault(golden.Op);

    /// <summary>Why a case is not run; null where it is.</summary>
    /// <param name="golden">The case.</param>
    public static string? NotCovered(GoldenCase golden)
        => Find(golden) is IGoldenOp op ? op.NotCovered(golden)
        : LibraryOps.Any(prefix => golden.Op.StartsWith(prefix, StringComparison.Ordinal))
            ? $"the library's own tests run '{golden.Op}'"
            : $"no layer, loss or optimizer runs '{golden.Op}'";

    private static bool IsNear(double value, double constant) => Math.Abs(value - constant) < 1e-9;

    private static string Normalization(GoldenCase golden)
        => $"Epsilon = {Number(golden, "eps", 1e-5)}, Affine = {(golden.Flag("affine", true) ? "true" : "false")}, "
            + "Name = \"norm\"";

    private static string BatchNorm(GoldenCase golden)
        => $"[BatchNorm(Momentum = {Number(golden, "momentum", 0.1)}, {Normalization(golden)})]";

    private static string Number(GoldenCase golden, string key, double fallback)
        => Source.Number(golden.Number(key, fallback));
}
