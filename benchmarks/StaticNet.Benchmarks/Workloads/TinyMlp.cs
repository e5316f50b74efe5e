namespace StaticNet.Benchmarks.Workloads;

/// <summary>A network of the size of a controller.</summary>
[Network]
[Input(4)]
[Dense(8), Tanh]
[Dense(3)]
internal sealed partial class TinyMlp;
