namespace StaticNet.Benchmarks.Kinds.Networks;

// What joins values, cuts them or reorders them.

[Network, Input(512), Tanh(Name = "a"), Sigmoid, Add("a")]
internal sealed partial class AddKind;

[Network, Input(512), Tanh(Name = "a"), Sigmoid, Subtract("a")]
internal sealed partial class SubtractKind;

[Network, Input(512), Tanh(Name = "a"), Sigmoid, Multiply("a")]
internal sealed partial class MultiplyKind;

[Network, Input(512), Tanh(Name = "a"), Sigmoid, Average("a")]
internal sealed partial class AverageKind;

[Network, Input(512), Tanh(Name = "a"), Sigmoid, Maximum("a")]
internal sealed partial class MaximumKind;

[Network, Input(512), Tanh(Name = "a"), Sigmoid, Concat("a")]
internal sealed partial class ConcatKind;

[Network, Input(64, 16), Slice(4, 12)]
internal sealed partial class SliceKind;

[Network, Input(32, 48), Permute(1, 0)]
internal sealed partial class PermuteKind;

[Network, Input(32, 32), Tanh(Name = "a"), Sigmoid, MatMul("a")]
internal sealed partial class MatMulKind;

[Network, Input(64, 16), Reshape(16, 64), Tanh]
internal sealed partial class ReshapeKind;
