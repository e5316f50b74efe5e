using StaticNet.Benchmarks.Workloads;

namespace StaticNet.Benchmarks.Weights;

/// <summary>The parameters and the running statistics of a normalisation of channels.</summary>
/// <param name="Weight">[channels].</param>
/// <param name="Bias">[channels].</param>
/// <param name="RunningMean">[channels].</param>
/// <param name="RunningVariance">[channels].</param>
internal sealed record BatchNormWeights(
    float[] Weight, float[] Bias, float[] RunningMean, float[] RunningVariance) : LayerWeights
{
    /// <summary>What all libraries add to the variance.</summary>
    public const float Epsilon = 1e-5f;

    /// <inheritdoc/>
    public override IReadOnlyList<float[]> Tensors => [Weight, Bias];

    /// <inheritdoc/>
    public override IReadOnlyList<float[]> Buffers => [RunningMean, RunningVariance];

    /// <inheritdoc/>
    public override double FlopsPerRow => 0;

    /// <summary>A random layer.</summary>
    /// <param name="random">The source.</param>
    /// <param name="channels">The number of channels.</param>
    public static BatchNormWeights Create(Random random, int channels) => new(
        RandomData.Uniform(random, channels, 0.5f, 1.5f),
        RandomData.Uniform(random, channels, -0.5f, 0.5f),
        RandomData.Uniform(random, channels, -0.5f, 0.5f),
        RandomData.Uniform(random, channels, 0.5f, 1.5f));
}
