namespace StaticNet.Benchmarks.Workloads;

/// <summary>LeNet-5 of LeCun et al. for handwritten digits. It gives logits, as the peers' do.</summary>
[Network]
[Input(28, 28, 1)]
[Conv2D(6, 5, Padding = PaddingMode.Same), Tanh]
[AveragePool2D(2)]
[Conv2D(16, 5), Tanh]
[AveragePool2D(2)]
[Flatten]
[Dense(120), Tanh]
[Dense(84), Tanh]
[Dense(10)]
[CrossEntropyLoss]
internal sealed partial class LeNet;
