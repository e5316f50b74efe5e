namespace StaticNet.Benchmarks.Workloads;

/// <summary>A network whose weights, 4 MB a layer, fit no core's own caches.</summary>
[Network]
[Input(1024)]
[Dense(1024), Relu]
[Dense(1024), Relu]
[Dense(10)]
[CrossEntropyLoss]
internal sealed partial class WideMlp;
