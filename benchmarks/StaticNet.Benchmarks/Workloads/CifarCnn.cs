namespace StaticNet.Benchmarks.Workloads;

/// <summary>
/// A convolutional network with normalisation for pictures of CIFAR's size. It gives logits, as the peers' do.
/// </summary>
[Network]
[Input(32, 32, 3)]
[Conv2D(32, 3, Padding = PaddingMode.Same, UseBias = false), BatchNorm, Relu]
[Conv2D(32, 3, Padding = PaddingMode.Same, UseBias = false), BatchNorm, Relu]
[MaxPool2D(2)]
[Conv2D(64, 3, Padding = PaddingMode.Same, UseBias = false), BatchNorm, Relu]
[Conv2D(64, 3, Padding = PaddingMode.Same, UseBias = false), BatchNorm, Relu]
[MaxPool2D(2)]
[Conv2D(128, 3, Padding = PaddingMode.Same, UseBias = false), BatchNorm, Relu]
[Conv2D(128, 3, Padding = PaddingMode.Same, UseBias = false), BatchNorm, Relu]
[MaxPool2D(2)]
[Flatten]
[Dense(10)]
[CrossEntropyLoss]
internal sealed partial class CifarCnn;
