namespace StaticNet.Benchmarks.Workloads;

/// <summary>
/// MobileNet of Howard et al. of a quarter of its width, which says whether something is in a picture. It gives logits,
/// as the peers' do.
/// </summary>
[Network]
[Input(96, 96, 3)]
[Conv2D(8, 3, Stride = 2, Pad = [1, 1, 1, 1], UseBias = false), BatchNorm, Relu]
[Use<SeparableUnit>(Name = "first"), Use<WideningUnit>(Name = "second"), Use<SameUnit>(Name = "third")]
[Use<WideningUnit>(Name = "fourth"), Use<SameUnit>(Name = "fifth")]
[Use<WideningUnit>(Name = "sixth"), Use<SameUnit>(Name = "seventh", Repeat = 3)]
[Use<WideningUnit>(Name = "eighth"), Use<SameUnit>(Name = "ninth")]
[GlobalAveragePool]
[Dense(2)]
[CrossEntropyLoss]
internal sealed partial class MobileNet;

/// <summary>A depthwise convolution and one of 1 x 1 that doubles the channels.</summary>
[Block]
[DepthwiseConv2D(3, Padding = PaddingMode.Same, UseBias = false), BatchNorm, Relu]
[Conv2D(2, 1, Times = "input", UseBias = false), BatchNorm, Relu]
internal sealed class SeparableUnit;

/// <summary>The same, halving the picture.</summary>
[Block]
[DepthwiseConv2D(3, Stride = 2, Pad = [1, 1, 1, 1], UseBias = false), BatchNorm, Relu]
[Conv2D(2, 1, Times = "input", UseBias = false), BatchNorm, Relu]
internal sealed class WideningUnit;

/// <summary>The same, keeping picture and channels.</summary>
[Block]
[DepthwiseConv2D(3, Padding = PaddingMode.Same, UseBias = false), BatchNorm, Relu]
[Conv2D(1, 1, Times = "input", UseBias = false), BatchNorm, Relu]
internal sealed class SameUnit;
