namespace StaticNet.Benchmarks.Workloads;

/// <summary>A U-Net of two levels for pictures of one channel. It gives a logit for each pixel.</summary>
[Network]
[Input(64, 64, 1)]
[Conv2D(16, 3, Padding = PaddingMode.Same), Relu, Conv2D(16, 3, Padding = PaddingMode.Same), Relu(Name = "outer")]
[MaxPool2D(2)]
[Conv2D(32, 3, Padding = PaddingMode.Same), Relu, Conv2D(32, 3, Padding = PaddingMode.Same), Relu(Name = "inner")]
[MaxPool2D(2)]
[Conv2D(64, 3, Padding = PaddingMode.Same), Relu, Conv2D(64, 3, Padding = PaddingMode.Same), Relu]
[ConvTranspose2D(32, 2, Stride = 2, Name = "innerUp"), Concat("inner", "innerUp")]
[Conv2D(32, 3, Padding = PaddingMode.Same), Relu, Conv2D(32, 3, Padding = PaddingMode.Same), Relu]
[ConvTranspose2D(16, 2, Stride = 2, Name = "outerUp"), Concat("outer", "outerUp")]
[Conv2D(16, 3, Padding = PaddingMode.Same), Relu, Conv2D(16, 3, Padding = PaddingMode.Same), Relu]
[Conv2D(1, 1)]
internal sealed partial class SmallUNet;
