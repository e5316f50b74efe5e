namespace StaticNet.Benchmarks.Workloads;

/// <summary>
/// The smallest residual network of He et al. for pictures of CIFAR's size: three stages of three basic blocks. It gives
/// logits, as the peers' do.
/// </summary>
[Network]
[Input(32, 32, 3)]
[Conv2D(16, 3, Padding = PaddingMode.Same, UseBias = false), BatchNorm, Relu]
[Use<ResidualUnit>(Name = "first", Repeat = 3)]
[Use<HalvingUnit>(Name = "second"), Use<ResidualUnit>(Name = "secondRest", Repeat = 2)]
[Use<HalvingUnit>(Name = "third"), Use<ResidualUnit>(Name = "thirdRest", Repeat = 2)]
[GlobalAveragePool]
[Dense(10)]
[CrossEntropyLoss]
internal sealed partial class ResNet20;

/// <summary>Two convolutions that keep the shape.</summary>
[Block]
[Conv2D(1, 3, Times = "input", Padding = PaddingMode.Same, UseBias = false), BatchNorm, Relu]
[Conv2D(1, 3, Times = "input", Padding = PaddingMode.Same, UseBias = false), BatchNorm]
internal sealed class BasicBlock;

/// <summary>A basic block with its skip connection.</summary>
[Block]
[Residual<BasicBlock>, Relu]
internal sealed class ResidualUnit;

/// <summary>
/// A basic block that halves the picture and doubles the channels; a projection does so to what skips.
/// </summary>
[Block]
[Input(Name = "picture")]
[Conv2D(2, 3, Times = "picture", Stride = 2, Pad = [1, 1, 1, 1], UseBias = false), BatchNorm, Relu]
[Conv2D(2, 3, Times = "picture", Padding = PaddingMode.Same, UseBias = false), BatchNorm(Name = "convolved")]
[Conv2D(2, 1, Times = "picture", Stride = 2, UseBias = false, From = "picture"), BatchNorm]
[Add("convolved"), Relu]
internal sealed class HalvingUnit;
