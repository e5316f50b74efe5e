namespace StaticNet.Benchmarks.Workloads;

/// <summary>A ranking network: a tower for each of two inputs, and two heads on what they have in common.</summary>
[Network]
[Input(100, Name = "user")]
[Dense(64), Relu, Dense(64), Relu(Name = "userTower")]
[Input(20, Name = "item")]
[Dense(64), Relu, Dense(64), Relu(Name = "itemTower")]
[Concat("userTower", "itemTower"), Dense(64), Relu(Name = "trunk")]
[Dense(10), Output(Name = "category"), CrossEntropyLoss]
[Dense(1, From = "trunk"), Output(Name = "rating"), MeanSquaredErrorLoss]
internal sealed partial class TwoTowers;
