namespace StaticNet.Benchmarks.Kinds.Networks;

// Fully connected layers: one tile, narrow, wide enough for packed panels, and small enough to be straight-line code.

[Network, Input(256), Dense(256)]
internal sealed partial class DenseKind;

[Network, Input(256), Dense(256), Relu]
internal sealed partial class DenseSampleKind;

[Network, Input(256), Dense(10)]
internal sealed partial class DenseNarrowKind;

[Network, Input(1024), Dense(1024)]
internal sealed partial class DenseWideKind;

[Network, Input(4), Dense(8), Tanh, Dense(3)]
internal sealed partial class DenseTinyKind;
