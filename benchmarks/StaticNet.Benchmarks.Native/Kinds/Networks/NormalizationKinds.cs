namespace StaticNet.Benchmarks.Kinds.Networks;

// Normalisations and dropout.

[Network, Input(16, 16, 32), BatchNorm]
internal sealed partial class BatchNormKind;

[Network, Input(256), BatchNorm]
internal sealed partial class BatchNormValuesKind;

[Network, Input(256), LayerNorm]
internal sealed partial class LayerNormKind;

[Network, Input(256), RmsNorm]
internal sealed partial class RmsNormKind;

[Network, Input(16, 16, 32), GroupNorm(4)]
internal sealed partial class GroupNormKind;

[Network, Input(256), Dropout(0.5)]
internal sealed partial class DropoutKind;
