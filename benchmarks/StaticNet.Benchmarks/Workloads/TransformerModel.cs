namespace StaticNet.Benchmarks.Workloads;

/// <summary>Each character looks at those before it.</summary>
[Block]
[LayerNorm, SelfAttention(4, Causal = true)]
internal sealed partial class LookingBack;

/// <summary>Each character by itself.</summary>
[Block]
[LayerNorm, Dense(4, Times = "input"), Gelu, Dense(128)]
internal sealed partial class Thinking;

/// <summary>A block of the transformer.</summary>
[Block]
[Residual<LookingBack>]
[Residual<Thinking>]
internal sealed partial class TransformerBlock;

/// <summary>A transformer over 65 characters: 4 blocks of width 128 with 4 heads.</summary>
[Network]
[TokenInput(65)]
[Embedding(128)]
[PositionalEmbedding(64)]
[Use<TransformerBlock>(Repeat = 4, Name = "block")]
[LayerNorm]
[Dense(65)]
[CrossEntropyLoss]
internal sealed partial class TransformerModel;
