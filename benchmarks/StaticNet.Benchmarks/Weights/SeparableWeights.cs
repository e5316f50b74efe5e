namespace StaticNet.Benchmarks.Weights;

/// <summary>A depthwise convolution of 3 x 3 and one of 1 x 1, each with its normalisation.</summary>
/// <param name="Depthwise">The depthwise convolution, which has the block's stride.</param>
/// <param name="Pointwise">The one of 1 x 1.</param>
/// <param name="Side">The height and width of its results.</param>
internal sealed record SeparableWeights(ConvNormWeights Depthwise, ConvNormWeights Pointwise, int Side)
{
    /// <summary>The layers in their order.</summary>
    public IEnumerable<LayerWeights> Layers => [.. Depthwise.Layers, .. Pointwise.Layers];

    /// <summary>The floating-point operations of the convolutions of a forward pass of one picture.</summary>
    public double ForwardFlops
        => (Depthwise.Convolution.FlopsPerRow + Pointwise.Convolution.FlopsPerRow) * Side * Side;

    /// <summary>A random block.</summary>
    /// <param name="random">The source.</param>
    /// <param name="channels">The number of input channels.</param>
    /// <param name="filters">The number of output channels.</param>
    /// <param name="stride">The distance of two windows of the depthwise convolution.</param>
    /// <param name="side">The height and width of its results.</param>
    public static SeparableWeights Create(Random random, int channels, int filters, int stride, int side)
    {
        ConvNormWeights depthwise = ConvNormWeights.Create(random, 1, channels, stride: stride);
        return new SeparableWeights(
            depthwise with { Convolution = depthwise.Convolution with { Groups = channels } },
            ConvNormWeights.Create(random, channels, filters, kernel: 1),
            side);
    }
}
