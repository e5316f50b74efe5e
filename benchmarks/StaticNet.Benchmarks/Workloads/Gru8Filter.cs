namespace StaticNet.Benchmarks.Workloads;

/// <summary>The smallest filter of audio or of a control loop: one value in, one out.</summary>
[Network]
[SequenceInput(1)]
[Gru(8)]
[Dense(1)]
internal sealed partial class Gru8Filter;
