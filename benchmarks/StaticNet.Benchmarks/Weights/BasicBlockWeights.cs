namespace StaticNet.Benchmarks.Weights;

/// <summary>A block of a residual network.</summary>
/// <param name="First">The first convolution, which has the block's stride.</param>
/// <param name="Second">The second.</param>
/// <param name="Projection">What skips them, or null where it skips as it is.</param>
/// <param name="Side">The height and width of its results.</param>
internal sealed record BasicBlockWeights(
    ConvNormWeights First, ConvNormWeights Second, ConvNormWeights? Projection, int Side)
{
    /// <summary>The layers in their order.</summary>
    public IEnumerable<LayerWeights> Layers => Convolutions.SelectMany(layer => layer.Layers);

    /// <summary>The floating-point operations of the convolutions of a forward pass of one picture.</summary>
    public double ForwardFlops => Convolutions.Sum(layer => layer.Convolution.FlopsPerRow) * Side * Side;

    private IEnumerable<ConvNormWeights> Convolutions => Projection is null ? [First, Second] : [First, Second, Projection];

    /// <summary>A random block.</summary>
    /// <param name="random">The source.</param>
    /// <param name="channels">The number of input channels.</param>
    /// <param name="filters">The number of output channels; where they differ, the picture is halved.</param>
    /// <param name="side">The height and width of its results.</param>
    public static BasicBlockWeights Create(Random random, int channels, int filters, int side) => new(
        ConvNormWeights.Create(random, channels, filters, stride: channels == filters ? 1 : 2),
        ConvNormWeights.Create(random, filters, filters),
        channels == filters ? null : ConvNormWeights.Create(random, channels, filters, kernel: 1, stride: 2),
        side);
}
