namespace StaticNet.Benchmarks.Weights;

/// <summary>One block of a transformer.</summary>
/// <param name="First">The normalisation before the attention.</param>
/// <param name="Attention">The attention.</param>
/// <param name="Second">The normalisation before the dense layers.</param>
/// <param name="Wide">The first dense layer.</param>
/// <param name="Narrow">The second one.</param>
internal sealed record TransformerBlockWeights(
    LayerNormWeights First, AttentionWeights Attention, LayerNormWeights Second, DenseWeights Wide, DenseWeights Narrow)
{
    /// <summary>The layers in their order.</summary>
    public IReadOnlyList<LayerWeights> Layers => [First, Attention, Second, Wide, Narrow];

    /// <summary>A random block.</summary>
    /// <param name="random">The source.</param>
    /// <param name="features">The values of a step.</param>
    public static TransformerBlockWeights Create(Random random, int features) => new(
        LayerNormWeights.Create(random, features), AttentionWeights.Create(random, features),
        LayerNormWeights.Create(random, features), DenseWeights.Create(random, features, 4 * features),
        DenseWeights.Create(random, 4 * features, features));
}

/// <summary>A transformer over tokens.</summary>
/// <param name="Embedding">The tokens' vectors.</param>
/// <param name="Positions">The positions' vectors.</param>
/// <param name="Blocks">The blocks.</param>
/// <param name="Norm">The normalisation after them.</param>
/// <param name="Output">The last layer.</param>
internal sealed record TransformerWeights(
    EmbeddingWeights Embedding, EmbeddingWeights Positions, IReadOnlyList<TransformerBlockWeights> Blocks,
    LayerNormWeights Norm, DenseWeights Output)
{
    /// <summary>The number of heads.</summary>
    public const int Heads = 4;

    /// <summary>The steps that there are positions for.</summary>
    public const int Steps = 64;

    /// <summary>The values of a step.</summary>
    public const int Features = 128;

    /// <summary>The values of a head.</summary>
    public const int HeadSize = Features / Heads;

    /// <summary>The number of characters.</summary>
    public const int Vocabulary = 65;

    /// <summary>The layers in their order.</summary>
    public IReadOnlyList<LayerWeights> Layers =>
        [Embedding, Positions, .. Blocks.SelectMany(block => block.Layers), Norm, Output];

    /// <summary>The floating-point operations of the matrix products of one step that sees so many, forward.</summary>
    /// <param name="seen">How many steps it sees, itself counted.</param>
    public double StepFlops(double seen)
        => Layers.Sum(layer => layer.FlopsPerRow) + Blocks.Count * 4.0 * Features * seen;

    /// <summary>Random weights, the same in every run.</summary>
    public static TransformerWeights Create()
    {
        Random random = new(1);
        return new TransformerWeights(
            EmbeddingWeights.Create(random, Vocabulary, Features), EmbeddingWeights.Create(random, Steps, Features),
            [.. Enumerable.Range(0, 4).Select(_ => TransformerBlockWeights.Create(random, Features))],
            LayerNormWeights.Create(random, Features), DenseWeights.Create(random, Features, Vocabulary));
    }
}
