namespace StaticNet.Benchmarks.Weights;

/// <summary>A convolution without a bias, and the normalisation of its results.</summary>
/// <param name="Convolution">The convolution.</param>
/// <param name="Norm">The normalisation.</param>
internal sealed record ConvNormWeights(ConvWeights Convolution, BatchNormWeights Norm)
{
    /// <summary>The layers in their order.</summary>
    public IReadOnlyList<LayerWeights> Layers => [Convolution, Norm];

    /// <summary>Random layers that keep the size of a picture, divided by the stride.</summary>
    /// <param name="random">The source.</param>
    /// <param name="channels">The number of input channels of a group.</param>
    /// <param name="filters">The number of output channels.</param>
    /// <param name="kernel">The height and width of the kernel.</param>
    /// <param name="stride">The distance of two windows.</param>
    public static ConvNormWeights Create(Random random, int channels, int filters, int kernel = 3, int stride = 1) => new(
        ConvWeights.Create(random, channels, filters, kernel) with
        {
            Bias = null, Stride = stride, Pad = kernel / 2,
        },
        BatchNormWeights.Create(random, filters));
}
