namespace StaticNet.Benchmarks.Weights;

/// <summary>The parameters of a self-attention, as PyTorch's MultiheadAttention holds them.</summary>
/// <param name="InProj">Queries, keys and values.</param>
/// <param name="OutProj">What the heads give.</param>
internal sealed record AttentionWeights(DenseWeights InProj, DenseWeights OutProj) : LayerWeights
{
    /// <inheritdoc/>
    public override IReadOnlyList<float[]> Tensors => [.. InProj.Tensors, .. OutProj.Tensors];

    /// <inheritdoc/>
    public override double FlopsPerRow => InProj.FlopsPerRow + OutProj.FlopsPerRow;

    /// <summary>A random layer.</summary>
    /// <param name="random">The source.</param>
    /// <param name="features">The values of a step.</param>
    public static AttentionWeights Create(Random random, int features) => new(
        DenseWeights.Create(random, features, 3 * features), DenseWeights.Create(random, features, features));
}
