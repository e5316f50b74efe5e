namespace StaticNet.Tests.Sequences;

/// <summary>Two layers, one of them in both directions, and one row for each sequence.</summary>
[Network]
[SequenceInput(3)]
[SimpleRnn(5, Bidirectional = true)]
[SimpleRnn(4, ReturnSequences = false, UseBias = false)]
[Dense(2)]
[MeanSquaredErrorLoss]
internal partial class BothDirections;

/// <summary>The states after the last step of both directions, each where its own last step is.</summary>
[Network]
[SequenceInput(4)]
[SimpleRnn(6, Bidirectional = true, ReturnSequences = false)]
[Dense(3)]
[MeanSquaredErrorLoss]
internal partial class BothEnds;

/// <summary>Layers for each step before and after a recurrent layer of more than one vector.</summary>
[Network]
[SequenceInput(3)]
[Dense(6), Tanh]
[SimpleRnn(17)]
[Dense(4), Softmax]
[CrossEntropyLoss]
internal partial class EachStep;

/// <summary>Two layers whose state is handed on, one of them behind dropout.</summary>
[Network]
[SequenceInput(2)]
[SimpleRnn(6)]
[Dropout(0.4)]
[SimpleRnn(5)]
[Dense(3)]
[MeanSquaredErrorLoss]
internal partial class Stacked;

/// <summary>The states of <see cref="Stacked"/>, of which it is none.</summary>
[Network]
[SequenceInput(2)]
[SimpleRnn(6)]
[SimpleRnn(5)]
internal partial class Twin;

/// <summary>Both directions with a step's outputs for each, whose sizes fill no vector.</summary>
[Network]
[SequenceInput(2)]
[SimpleRnn(19, Bidirectional = true)]
[Dense(3)]
[MeanSquaredErrorLoss]
internal partial class Tagger;

/// <summary>
/// Layers of each step that read the caller's input and a recurrent layer, and the maximum over time.
/// </summary>
[Network]
[SequenceInput(3)]
[LayerNorm]
[SimpleRnn(7)]
[LayerNorm]
[GlobalMaxPool]
[Dense(2)]
[MeanSquaredErrorLoss]
internal partial class Normalized;

/// <summary>Tokens, and the mean over time.</summary>
[Network]
[TokenInput(7)]
[Embedding(5, PaddingIndex = 0)]
[SimpleRnn(6)]
[GlobalAveragePool]
[Dense(3)]
[CrossEntropyLoss]
internal partial class MeanOfTokens;

/// <summary>The maximum over time, and no state.</summary>
[Network]
[SequenceInput(3)]
[Dense(5), Tanh]
[GlobalMaxPool]
[Dense(2)]
[MeanSquaredErrorLoss]
internal partial class Stateless;

/// <summary>A next token for each token.</summary>
[Network]
[TokenInput(11)]
[Embedding(8)]
[SimpleRnn(16)]
[Dense(11)]
[CrossEntropyLoss]
internal partial class NextToken;
