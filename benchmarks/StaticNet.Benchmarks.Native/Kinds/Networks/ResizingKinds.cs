namespace StaticNet.Benchmarks.Kinds.Networks;

// Layers that make images smaller or larger.

[Network, Input(16, 16, 32), MaxPool2D(2)]
internal sealed partial class MaxPoolKind;

[Network, Input(16, 16, 32), MaxPool2D(3, Stride = 2)]
internal sealed partial class MaxPool3x3Kind;

[Network, Input(16, 16, 32), AveragePool2D(2)]
internal sealed partial class AveragePoolKind;

[Network, Input(16, 16, 32), AveragePool2D(3, Stride = 2)]
internal sealed partial class AveragePool3x3Kind;

[Network, Input(256, 32), MaxPool1D(2)]
internal sealed partial class MaxPool1DKind;

[Network, Input(256, 32), AveragePool1D(2)]
internal sealed partial class AveragePool1DKind;

[Network, Input(16, 16, 32), AdaptiveAveragePool2D(3)]
internal sealed partial class AdaptivePoolKind;

[Network, Input(16, 16, 32), GlobalAveragePool]
internal sealed partial class GlobalAverageKind;

[Network, Input(16, 16, 32), GlobalMaxPool]
internal sealed partial class GlobalMaxKind;

[Network, Input(16, 16, 32), ZeroPad2D(1)]
internal sealed partial class ZeroPadKind;

[Network, Input(16, 16, 32), UpSample2D(2)]
internal sealed partial class NearestKind;

[Network, Input(16, 16, 32), UpSample2D(2, Interpolation = Interpolation.Bilinear)]
internal sealed partial class BilinearKind;
