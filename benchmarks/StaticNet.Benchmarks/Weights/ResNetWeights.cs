namespace StaticNet.Benchmarks.Weights;

/// <summary>
/// A residual network for pictures of 32 x 32 x 3: a convolution, three stages of 16, 32 and 64 channels of three blocks
/// each, the mean of all pixels, and 10 classes.
/// </summary>
internal sealed record ResNetWeights(ConvNormWeights First, BasicBlockWeights[] Blocks, DenseWeights Classes)
    : PictureWeights
{
    private const int Side = 32;
    private const int BlocksOfStage = 3;

    /// <inheritdoc/>
    public override IReadOnlyList<LayerWeights> Layers =>
        [.. First.Layers, .. Blocks.SelectMany(block => block.Layers), Classes];

    /// <inheritdoc/>
    protected override double FirstFlops => First.Convolution.FlopsPerRow * Side * Side;

    /// <inheritdoc/>
    protected override double LaterFlops => Blocks.Sum(block => block.ForwardFlops) + Classes.FlopsPerRow;

    /// <summary>Random weights, the same in every run.</summary>
    public static ResNetWeights Create()
    {
        Random random = new(1);
        ConvNormWeights first = ConvNormWeights.Create(random, 3, 16);
        List<BasicBlockWeights> blocks = [];
        int channels = 16, side = Side;
        foreach (int filters in new[] { 16, 32, 64 })
        {
            side = filters == channels ? side : side / 2;
            for (int block = 0; block < BlocksOfStage; block++)
            {
                blocks.Add(BasicBlockWeights.Create(random, channels, filters, side));
                channels = filters;
            }
        }
        return new ResNetWeights(first, [.. blocks], DenseWeights.Create(random, channels, 10));
    }

    /// <inheritdoc/>
    public override long[] InputShape(int samples) => [samples, 3, Side, Side];
}
