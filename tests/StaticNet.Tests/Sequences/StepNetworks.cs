namespace StaticNet.Tests.Sequences;

/// <summary>A cell of one vector of 16 lanes, and one output.</summary>
[Network]
[SequenceInput(1)]
[Lstm(16)]
[Dense(1)]
[MeanSquaredErrorLoss]
public partial class Lstm16;

/// <summary>A cell of two vectors of 16 lanes and one of 8.</summary>
[Network]
[SequenceInput(1)]
[Lstm(40)]
[Dense(1)]
[MeanSquaredErrorLoss]
public partial class Lstm40;

/// <summary>A cell of half a vector, and an activation in the layer after it.</summary>
[Network]
[SequenceInput(1)]
[Gru(8)]
[Dense(3), Tanh]
[MeanSquaredErrorLoss]
public partial class Gru8;

/// <summary>The other form of the GRU, which has no cell of its own, after one that has.</summary>
[Network]
[SequenceInput(3)]
[Gru(19)]
[Gru(7, ResetAfter = false)]
[Dense(2)]
[MeanSquaredErrorLoss]
public partial class BothGrus;

/// <summary>
/// Several cells with layers of each step between them, of sizes that fill no vector, one without biases.
/// </summary>
[Network]
[SequenceInput(5)]
[Dense(6), Tanh]
[Lstm(23, UseBias = false)]
[Dropout(0.2)]
[LayerNorm]
[Gru(18)]
[Lstm(5)]
[MeanSquaredErrorLoss]
public partial class StackedCells;

/// <summary>Weights that do not stay in the first-level cache, and outputs that fill more than a vector.</summary>
[Network]
[SequenceInput(4)]
[Lstm(72)]
[Gru(70)]
[Dense(21), Softmax]
[CrossEntropyLoss]
public partial class LargeCells;
