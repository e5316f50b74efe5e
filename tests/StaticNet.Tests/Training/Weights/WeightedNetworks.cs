namespace StaticNet.Tests.Training.Weights;

// One network for each loss: of a row of values, and of each step of a sequence.
[Network, Input(3), Dense(7), Tanh, Dense(2), MeanSquaredErrorLoss]
internal partial class SquaredRow;

[Network, Input(3), Dense(7), Tanh, Dense(2), MeanSquaredErrorLoss(Reduction = LossReduction.Sum)]
internal partial class SummedRow;

[Network, Input(3), Dense(7), Tanh, Dense(2), MeanAbsoluteErrorLoss]
internal partial class AbsoluteRow;

[Network, Input(3), Dense(7), Tanh, Dense(2), HuberLoss(0.5)]
internal partial class HuberRow;

[Network, Input(3), Dense(7), Tanh, Dense(2), Sigmoid, BinaryCrossEntropyLoss(PositiveWeight = 2)]
internal partial class BinaryRow;

[Network, Input(3), Dense(7), Tanh, Dense(4), Softmax, CrossEntropyLoss(LabelSmoothing = 0.1)]
internal partial class ClassRow;

[Network, Input(3), Dense(7), Tanh, Dense(4), CrossEntropyLoss(ClassWeights = [1, 2, 0.5, 3], IgnoreIndex = 2)]
internal partial class DeclaredRow;

[Network, Input(3), Dense(12), Reshape(3, 4), Softmax, CrossEntropyLoss]
internal partial class ClassesInPlaces;

[Network, SequenceInput(3), SimpleRnn(5), Dense(2), MeanSquaredErrorLoss]
internal partial class SquaredSteps;

[Network, SequenceInput(3), SimpleRnn(5), Dense(2), MeanAbsoluteErrorLoss(Reduction = LossReduction.Sum)]
internal partial class SummedSteps;

[Network, SequenceInput(3), SimpleRnn(5), Dense(2), HuberLoss(0.5)]
internal partial class HuberSteps;

[Network, SequenceInput(3), SimpleRnn(5), Dense(2), BinaryCrossEntropyLoss]
internal partial class BinarySteps;

[Network, SequenceInput(3), Gru(5), Dense(4), CrossEntropyLoss(ClassWeights = [1, 2, 0.5, 3], IgnoreIndex = 2)]
internal partial class ClassSteps;

[Network, SequenceInput(3), Lstm(5, Bidirectional = true), GlobalAveragePool, Dense(4), CrossEntropyLoss]
internal partial class ClassOfSteps;

[Network, TokenInput(9), Embedding(4), Gru(5, ReturnSequences = false), Dense(4), CrossEntropyLoss]
internal partial class ClassOfTokens;

// The same without declared weights, to which the run gives them.
[Network, Input(3), Dense(7), Tanh, Dense(4), CrossEntropyLoss(IgnoreIndex = 2)]
internal partial class UndeclaredRow;

[Network, SequenceInput(3), Gru(5), Dense(4), CrossEntropyLoss(IgnoreIndex = 2)]
internal partial class UndeclaredSteps;
