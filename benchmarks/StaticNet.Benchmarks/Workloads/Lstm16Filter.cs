namespace StaticNet.Benchmarks.Workloads;

/// <summary>A small filter of audio or of a control loop: one value in, one out.</summary>
[Network]
[SequenceInput(1)]
[Lstm(16)]
[Dense(1)]
internal sealed partial class Lstm16Filter;
