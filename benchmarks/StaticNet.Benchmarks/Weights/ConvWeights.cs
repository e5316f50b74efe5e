using StaticNet.Benchmarks.Workloads;

namespace StaticNet.Benchmarks.Weights;

/// <summary>
/// The parameters of one convolution over pictures, or along one axis, with a kernel of the same size along each.
/// </summary>
/// <param name="Channels">The number of input channels of a group.</param>
/// <param name="Filters">The number of output channels.</param>
/// <param name="Kernel">The size of the kernel along each axis.</param>
/// <param name="Weight">[filters x channels x kernel x kernel].</param>
/// <param name="Bias">[filters], or null where a normalisation follows.</param>
internal sealed record ConvWeights(int Channels, int Filters, int Kernel, float[] Weight, float[]? Bias) : LayerWeights
{
    /// <summary>The distance of two windows.</summary>
    public int Stride { get; init; } = 1;

    /// <summary>The zeros on each side of a picture.</summary>
    public int Pad { get; init; }

    /// <summary>The number of groups; as many as channels make it depthwise.</summary>
    public int Groups { get; init; } = 1;

    /// <summary>The number of axes.</summary>
    public int Rank { get; init; } = 2;

    /// <inheritdoc/>
    public override IReadOnlyList<float[]> Tensors => Bias is null ? [Weight] : [Weight, Bias];

    /// <inheritdoc/>
    public override double FlopsPerRow => 2.0 * Weight.Length;

    /// <summary>A random layer.</summary>
    /// <param name="random">The source.</param>
    /// <param name="channels">The number of input channels of a group.</param>
    /// <param name="filters">The number of output channels.</param>
    /// <param name="kernel">The height and width of the kernel.</param>
    /// <param name="rank">The number of axes.</param>
    public static ConvWeights Create(Random random, int channels, int filters, int kernel, int rank = 2)
    {
        int window = rank == 2 ? kernel * kernel : kernel;
        float limit = MathF.Sqrt(6f / ((channels + filters) * window));
        return new ConvWeights(
            channels,
            filters,
            kernel,
            RandomData.Uniform(random, filters * channels * window, -limit, limit),
            RandomData.Uniform(random, filters, -limit, limit))
        {
            Rank = rank,
        };
    }
}
