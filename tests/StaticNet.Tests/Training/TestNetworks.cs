namespace StaticNet.Tests.Training;

/// <summary>Classes of four values, with dropout, so that training has a random state to resume.</summary>
[Network]
[Input(4)]
[Dense(128), Tanh]
[Dropout(0.1)]
[Dense(3), Softmax]
[CrossEntropyLoss]
internal partial class SoftmaxNetwork;

/// <summary>A dense layer too large for a transposed copy, and one that is not.</summary>
[Network]
[Input(3)]
[Dense(600), Tanh]
[Dense(500), Tanh]
[Dense(3), Softmax]
[CrossEntropyLoss]
internal partial class LargeDenseNetwork;

/// <summary>Two linear functions of three values.</summary>
[Network]
[Input(3)]
[Dense(2)]
[MeanSquaredErrorLoss]
internal partial class LinearNetwork;

/// <summary>Predicts the next of eleven tokens.</summary>
[Network]
[TokenInput(11)]
[Embedding(8)]
[SimpleRnn(24)]
[Dense(11)]
[CrossEntropyLoss]
internal partial class TokenNetwork;

/// <summary>Classes of four values, normalised over the batch between two layers.</summary>
[Network]
[Input(4)]
[Dense(24), BatchNorm(Name = "norm"), Tanh]
[Dense(3), Softmax]
[CrossEntropyLoss]
internal partial class BatchNormNetwork;
