namespace StaticNet.Benchmarks.Kinds.Networks;

// Losses after a layer that does little.

[Network, Input(4), Dense(64), CrossEntropyLoss]
internal sealed partial class CrossEntropyKind;

[Network, Input(4), Dense(64), CrossEntropyLoss(LabelSmoothing = 0.1)]
internal sealed partial class SmoothedCrossEntropyKind;

[Network, Input(4), Dense(4), CrossEntropyLoss]
internal sealed partial class SparseCrossEntropyKind;

[Network, Input(4), Dense(64), BinaryCrossEntropyLoss]
internal sealed partial class BinaryCrossEntropyKind;

[Network, Input(4), Dense(64), CustomLoss(nameof(LogCosh))]
internal sealed partial class CustomLossKind
{
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Network, Input(4), Dense(64), FocalLoss]
internal sealed partial class FocalKind;

[Network, Input(4), Dense(64), HingeEmbeddingLoss]
internal sealed partial class HingeEmbeddingKind;

[Network, Input(4), Dense(64), HingeLoss]
internal sealed partial class HingeKind;

[Network, Input(4), Dense(64), HuberLoss]
internal sealed partial class HuberKind;

[Network, Input(4), Dense(64), LogSoftmax, KLDivergenceLoss]
internal sealed partial class KLDivergenceKind;

[Network, Input(4), Dense(64), MeanAbsoluteErrorLoss]
internal sealed partial class MeanAbsoluteErrorKind;

[Network, Input(4), Dense(64), MeanSquaredErrorLoss]
internal sealed partial class MeanSquaredErrorKind;

[Network, Input(4), Dense(64), MultiMarginLoss]
internal sealed partial class MultiMarginKind;

[Network, Input(4), Dense(64), LogSoftmax, NllLoss]
internal sealed partial class NllKind;

[Network, Input(4), Dense(64), PoissonNllLoss]
internal sealed partial class PoissonNllKind;

[Network, Input(4), Dense(64), QuantileLoss(0.9)]
internal sealed partial class QuantileKind;

[Network, Input(4), Dense(64), SoftMarginLoss]
internal sealed partial class SoftMarginKind;

[Network, Input(4), Dense(64), SquaredHingeLoss]
internal sealed partial class SquaredHingeKind;
