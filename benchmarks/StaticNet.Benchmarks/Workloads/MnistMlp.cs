namespace StaticNet.Benchmarks.Workloads;

/// <summary>The usual first network for handwritten digits. It gives logits, as the peers' do.</summary>
[Network]
[Input(784)]
[Dense(128), Relu]
[Dense(10)]
[CrossEntropyLoss]
internal sealed partial class MnistMlp;
