namespace StaticNet.Benchmarks.Kinds.Networks;

// Convolutions.

[Network, Input(64, 32), Conv1D(64, 1)]
internal sealed partial class Conv1D1Kind;

[Network, Input(64, 32), Conv1D(64, 3)]
internal sealed partial class Conv1D3Kind;

[Network, Input(64, 32), Conv1D(64, 5)]
internal sealed partial class Conv1D5Kind;

[Network, Input(64, 32), Conv1D(64, 3, Padding = PaddingMode.Causal, Dilation = 2)]
internal sealed partial class Conv1DCausalKind;

[Network, Input(64, 32), Conv1D(64, 3, Stride = 2)]
internal sealed partial class Conv1DStridedKind;

[Network, Input(16, 16, 32), Conv2D(64, 1)]
internal sealed partial class Conv1x1Kind;

[Network, Input(16, 16, 32), Conv2D(32, 3)]
internal sealed partial class Conv3x3Kind;

[Network, Input(16, 16, 32), Conv2D(32, 3, Padding = PaddingMode.Same)]
internal sealed partial class ConvSame3x3Kind;

[Network, Input(16, 16, 32), Conv2D(32, 5)]
internal sealed partial class Conv5x5Kind;

[Network, Input(16, 16, 32), Conv2D(16, 7)]
internal sealed partial class Conv7x7Kind;

[Network, Input(16, 16, 32), Conv2D(32, 3, Stride = 2, Padding = PaddingMode.Same)]
internal sealed partial class ConvStridedKind;

[Network, Input(16, 16, 32), Conv2D(32, 3, Groups = 4)]
internal sealed partial class ConvGroupedKind;

[Network, Input(16, 16, 32), Conv2D(32, 3, Dilation = 2)]
internal sealed partial class ConvDilatedKind;

[Network, Input(28, 28, 1), Conv2D(16, 3), Relu]
internal sealed partial class ConvFirstKind;

[Network, Input(16, 16, 6), Conv2D(16, 5), Tanh]
internal sealed partial class ConvFewKind;

[Network, Input(32, 32, 3), Conv2D(8, 3, Stride = 2), Relu]
internal sealed partial class ConvColourKind;

[Network, Input(16, 16, 32), Conv2D(6, 3)]
internal sealed partial class ConvNarrowKind;

[Network, Input(16, 16, 32), ConvTranspose2D(16, 2, Stride = 2)]
internal sealed partial class TransposedKind;

[Network, Input(16, 16, 32), ConvTranspose2D(16, 3)]
internal sealed partial class Transposed3x3Kind;

[Network, Input(16, 16, 32), ConvTranspose2D(16, 4, Stride = 2, Pad = [1, 1, 1, 1])]
internal sealed partial class Transposed4x4Kind;

[Network, Input(16, 16, 32), DepthwiseConv2D(3, Padding = PaddingMode.Same)]
internal sealed partial class DepthwiseKind;

[Network, Input(16, 16, 32), DepthwiseConv2D(5)]
internal sealed partial class Depthwise5x5Kind;

[Network, Input(16, 16, 32), DepthwiseConv2D(3, Stride = 2)]
internal sealed partial class DepthwiseStridedKind;

[Network, Input(16, 16, 32), DepthwiseConv2D(3, Multiplier = 2)]
internal sealed partial class DepthwiseWiderKind;

[Network, Input(16, 16, 32), Conv2D(32, 3), Relu, MaxPool2D(2)]
internal sealed partial class ConvPooledKind;

[Network, Input(16, 16, 32), Conv2D(32, 3), Tanh, AveragePool2D(2)]
internal sealed partial class ConvAveragedKind;

[Network, Input(16, 16, 32), Conv2D(32, 3), BatchNorm, Relu]
internal sealed partial class ConvBatchNormKind;
