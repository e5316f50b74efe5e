using StaticNet.Benchmarks.Workloads;

namespace StaticNet.Benchmarks.Weights;

/// <summary>The table of an embedding.</summary>
/// <param name="Vocabulary">The number of tokens.</param>
/// <param name="Features">The number of values for each.</param>
/// <param name="Weight">[vocabulary x features].</param>
internal sealed record EmbeddingWeights(int Vocabulary, int Features, float[] Weight) : LayerWeights
{
    /// <inheritdoc/>
    public override IReadOnlyList<float[]> Tensors => [Weight];

    /// <inheritdoc/>
    public override double FlopsPerRow => 0;

    /// <summary>A random table.</summary>
    /// <param name="random">The source.</param>
    /// <param name="vocabulary">The number of tokens.</param>
    /// <param name="features">The number of values for each.</param>
    public static EmbeddingWeights Create(Random random, int vocabulary, int features)
        => new(vocabulary, features, RandomData.Uniform(random, vocabulary * features, -1, 1));
}
