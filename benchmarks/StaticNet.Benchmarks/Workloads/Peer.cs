using StaticNet.Benchmarks.Measurement;

namespace StaticNet.Benchmarks.Workloads;

/// <summary>A contestant that may not be able to take part.</summary>
/// <param name="Name">Its name in tables and JSON.</param>
/// <param name="Create">Creates it.</param>
internal sealed record Peer(string Name, Func<IContestant> Create);
