namespace StaticNet.Tests.Sequences;

/// <summary>Two layers, of which one fills more than a vector.</summary>
[Network]
[SequenceInput(3)]
[Dense(5), Tanh]
[Lstm(17)]
[Lstm(6)]
[Dense(3), Softmax]
[CrossEntropyLoss]
internal partial class LstmOfEachStep;

/// <summary>Both directions, and the last state without biases.</summary>
[Network]
[SequenceInput(3)]
[Lstm(5, Bidirectional = true)]
[Lstm(4, ReturnSequences = false, UseBias = false)]
[Dense(2)]
[MeanSquaredErrorLoss]
internal partial class LstmOfBothDirections;

/// <summary>The last states of both directions.</summary>
[Network]
[SequenceInput(4)]
[Lstm(6, Bidirectional = true, ReturnSequences = false)]
[Dense(3)]
[MeanSquaredErrorLoss]
internal partial class LstmOfBothEnds;

/// <summary>Two layers, of which one fills more than a vector.</summary>
[Network]
[SequenceInput(3)]
[Dense(5), Tanh]
[Gru(17)]
[Gru(6)]
[Dense(3), Softmax]
[CrossEntropyLoss]
internal partial class GruOfEachStep;

/// <summary>Both directions, and the last state without biases.</summary>
[Network]
[SequenceInput(3)]
[Gru(5, Bidirectional = true)]
[Gru(4, ReturnSequences = false, UseBias = false)]
[Dense(2)]
[MeanSquaredErrorLoss]
internal partial class GruOfBothDirections;

/// <summary>The form whose reset gate acts before the recurrent product, in two layers.</summary>
[Network]
[SequenceInput(3)]
[Dense(5), Tanh]
[Gru(17, ResetAfter = false, Name = "early1")]
[Gru(6, ResetAfter = false, Name = "early2")]
[Dense(3), Softmax]
[CrossEntropyLoss]
internal partial class EarlyGruOfEachStep;

/// <summary>The same in both directions, and the last state without biases.</summary>
[Network]
[SequenceInput(3)]
[Gru(5, ResetAfter = false, Bidirectional = true, Name = "early1")]
[Gru(4, ResetAfter = false, ReturnSequences = false, UseBias = false, Name = "early2")]
[Dense(2)]
[MeanSquaredErrorLoss]
internal partial class EarlyGruOfBothDirections;

/// <summary>Dropout between two layers.</summary>
[Network]
[SequenceInput(2)]
[Lstm(18)]
[Dropout(0.4)]
[Lstm(7)]
[Dense(3)]
[MeanSquaredErrorLoss]
internal partial class StackedLstm;

/// <summary>Dropout between two layers.</summary>
[Network]
[SequenceInput(2)]
[Gru(18)]
[Dropout(0.4)]
[Gru(7)]
[Dense(3)]
[MeanSquaredErrorLoss]
internal partial class StackedGru;

/// <summary>Dropout between two layers of the other form.</summary>
[Network]
[SequenceInput(2)]
[Gru(18, ResetAfter = false)]
[Dropout(0.4)]
[Gru(7, ResetAfter = false)]
[Dense(3)]
[MeanSquaredErrorLoss]
internal partial class StackedEarlyGru;
