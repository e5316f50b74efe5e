namespace StaticNet.Benchmarks.Workloads;

/// <summary>A language model over 65 characters.</summary>
[Network]
[TokenInput(65)]
[Embedding(64)]
[Lstm(128)]
[Dense(65)]
[CrossEntropyLoss]
internal sealed partial class CharacterModel;
