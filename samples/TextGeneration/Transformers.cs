using StaticNet;

namespace TextGeneration;

// Transformers of 4 blocks, width 128 and 4 heads, over windows of 64 symbols. One for each vocabulary.

/// <summary>Each symbol looks at those before it.</summary>
[Block]
[LayerNorm, SelfAttention(4, Causal = true)]
public partial class LookingBack;

/// <summary>Each symbol by itself goes through two dense layers.</summary>
[Block]
[LayerNorm, Dense(4, Times = "input"), Gelu, Dense(128)]
public partial class Thinking;

/// <summary>A block, normalised before each part, as GPT-2 does.</summary>
[Block]
[Residual<LookingBack>]
[Residual<Thinking>]
public partial class TransformerBlock;

/// <summary>Up to 65 characters.</summary>
[Network]
[TokenInput(65)]
[Embedding(128)]
[PositionalEmbedding(64)]
[Use<TransformerBlock>(Repeat = 4, Name = "block")]
[LayerNorm]
[Dense(65)]
[CrossEntropyLoss]
public partial class Text65Transformer;

/// <summary>Up to 128 characters.</summary>
[Network]
[TokenInput(128)]
[Embedding(128)]
[PositionalEmbedding(64)]
[Use<TransformerBlock>(Repeat = 4, Name = "block")]
[LayerNorm]
[Dense(128)]
[CrossEntropyLoss]
public partial class Text128Transformer;

/// <summary>Bytes.</summary>
[Network]
[TokenInput(256)]
[Embedding(128)]
[PositionalEmbedding(64)]
[Use<TransformerBlock>(Repeat = 4, Name = "block")]
[LayerNorm]
[Dense(256)]
[CrossEntropyLoss]
public partial class Text256Transformer;
