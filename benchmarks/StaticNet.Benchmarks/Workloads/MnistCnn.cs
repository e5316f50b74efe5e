namespace StaticNet.Benchmarks.Workloads;

/// <summary>The usual convolutional network for handwritten digits. It gives logits, as the peers' do.</summary>
[Network]
[Input(28, 28, 1)]
[Conv2D(32, 3), Relu]
[MaxPool2D(2)]
[Conv2D(64, 3), Relu]
[MaxPool2D(2)]
[Flatten]
[Dense(10)]
[CrossEntropyLoss]
internal sealed partial class MnistCnn;
