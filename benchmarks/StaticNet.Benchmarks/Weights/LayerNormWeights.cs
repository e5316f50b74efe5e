using StaticNet.Benchmarks.Workloads;

namespace StaticNet.Benchmarks.Weights;

/// <summary>The parameters of a layer normalisation.</summary>
/// <param name="Weight">[features].</param>
/// <param name="Bias">[features].</param>
internal sealed record LayerNormWeights(float[] Weight, float[] Bias) : LayerWeights
{
    /// <inheritdoc/>
    public override IReadOnlyList<float[]> Tensors => [Weight, Bias];

    /// <inheritdoc/>
    public override double FlopsPerRow => 0;

    /// <summary>A random layer.</summary>
    /// <param name="random">The source.</param>
    /// <param name="features">The values of a step.</param>
    public static LayerNormWeights Create(Random random, int features)
        => new(RandomData.Uniform(random, features, 0.5f, 1.5f), RandomData.Uniform(random, features, -0.1f, 0.1f));
}
