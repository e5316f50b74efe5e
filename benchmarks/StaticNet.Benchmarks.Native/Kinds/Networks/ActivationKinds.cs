namespace StaticNet.Benchmarks.Kinds.Networks;

// Activations; those that a layer fuses come after one that does little.

[Network, Input(4), Dense(512), Abs]
internal sealed partial class AbsKind;

[Network, Input(4), Dense(512), Celu]
internal sealed partial class CeluKind;

[Network, Input(4), Dense(512), Elu]
internal sealed partial class EluKind;

[Network, Input(4), Dense(512), Exp]
internal sealed partial class ExpKind;

[Network, Input(4), Dense(512), Gelu]
internal sealed partial class GeluKind;

[Network, Input(4), Dense(512), HardSigmoid]
internal sealed partial class HardSigmoidKind;

[Network, Input(4), Dense(512), HardSwish]
internal sealed partial class HardSwishKind;

[Network, Input(4), Dense(512), HardTanh]
internal sealed partial class HardTanhKind;

[Network, Input(4), Dense(512), LeakyRelu]
internal sealed partial class LeakyReluKind;

[Network, Input(4), Dense(512), LogSigmoid]
internal sealed partial class LogSigmoidKind;

[Network, Input(4), Dense(512), Mish]
internal sealed partial class MishKind;

[Network, Input(4), Dense(512), PRelu]
internal sealed partial class PReluKind;

[Network, Input(4), Dense(512), Relu6]
internal sealed partial class Relu6Kind;

[Network, Input(4), Dense(512), Relu]
internal sealed partial class ReluKind;

[Network, Input(4), Dense(512), Selu]
internal sealed partial class SeluKind;

[Network, Input(4), Dense(512), Sigmoid]
internal sealed partial class SigmoidKind;

[Network, Input(4), Dense(512), Silu]
internal sealed partial class SiluKind;

[Network, Input(4), Dense(512), Softplus]
internal sealed partial class SoftplusKind;

[Network, Input(4), Dense(512), Softsign]
internal sealed partial class SoftsignKind;

[Network, Input(4), Dense(512), Square]
internal sealed partial class SquareKind;

[Network, Input(4), Dense(512), Tanh]
internal sealed partial class TanhKind;

[Network, Input(512), Glu]
internal sealed partial class GluKind;

[Network, Input(512), Softmax]
internal sealed partial class SoftmaxKind;

[Network, Input(512), LogSoftmax]
internal sealed partial class LogSoftmaxKind;

[Network, Input(64, 4), Softmax]
internal sealed partial class SoftmaxFewKind;

[Network, Input(4), Dense(512), Elementwise(nameof(Bump))]
internal sealed partial class ElementwiseKind
{
    private static float Bump(float x) => x * MathF.Exp(-x * x);
}
