namespace StaticNet.Benchmarks.Kinds.Networks;

// Layers over time.

[Network, SequenceInput(32), SimpleRnn(64)]
internal sealed partial class SimpleRnnKind;

[Network, SequenceInput(32), Lstm(64)]
internal sealed partial class LstmKind;

[Network, SequenceInput(32), Gru(64)]
internal sealed partial class GruKind;

[Network, SequenceInput(2), SimpleRnn(8)]
internal sealed partial class SimpleRnnTinyKind;

[Network, SequenceInput(2), Lstm(8)]
internal sealed partial class LstmTinyKind;

[Network, SequenceInput(2), Gru(8)]
internal sealed partial class GruTinyKind;

[Network, SequenceInput(32), Gru(64, ResetAfter = false)]
internal sealed partial class GruBeforeKind;

[Network, SequenceInput(32), Lstm(64, Bidirectional = true)]
internal sealed partial class LstmBothKind;

[Network, TokenInput(KindData.Vocabulary), Embedding(64)]
internal sealed partial class EmbeddingKind;

[Network, TokenInput(KindData.Vocabulary), Embedding(32), Lstm(64)]
internal sealed partial class EmbeddingLstmKind;

[Network, TokenInput(KindData.Vocabulary), Embedding(64), PositionalEmbedding(16)]
internal sealed partial class PositionKind;

[Network, SequenceInput(64), SinusoidalEncoding, Dense(4)]
internal sealed partial class SinusoidalKind;

[Network, SequenceInput(64), SelfAttention(4)]
internal sealed partial class AttentionKind;

[Network, SequenceInput(64), SelfAttention(4, Causal = true)]
internal sealed partial class CausalKind;

[Network, SequenceInput(64), SelfAttention(4, Causal = true, Rotary = true)]
internal sealed partial class RotaryKind;

[Network, SequenceInput(64), Tanh(Name = "memory"), Dense(64), CrossAttention(4, "memory")]
internal sealed partial class CrossAttentionKind;
