namespace StaticNet.Tests.Sequences;

/// <summary>An LSTM that reads few tokens, one of them padding.</summary>
[Network]
[TokenInput(7)]
[Embedding(5, PaddingIndex = 2)]
[Lstm(6)]
[Dense(7)]
[CrossEntropyLoss]
internal partial class LstmOfTokens;

/// <summary>A GRU that reads few tokens, of which only the last state counts.</summary>
[Network]
[TokenInput(5)]
[Embedding(20)]
[Gru(17, ReturnSequences = false)]
[Dense(4)]
[CrossEntropyLoss]
internal partial class GruOfTokens;

/// <summary>The other GRU, and a layer after it.</summary>
[Network]
[TokenInput(5)]
[Embedding(20)]
[Gru(9, ResetAfter = false)]
[SimpleRnn(4)]
[Dense(4)]
[CrossEntropyLoss]
internal partial class OtherGruOfTokens;

/// <summary>A simple recurrent layer of more than one vector, without biases.</summary>
[Network]
[TokenInput(9)]
[Embedding(16)]
[SimpleRnn(33, UseBias = false)]
[Dense(4)]
[CrossEntropyLoss]
internal partial class RnnOfTokens;
