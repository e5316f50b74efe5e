namespace StaticNet.Benchmarks.Weights;

/// <summary>
/// MobileNet of a quarter of its width for pictures of 96 x 96 x 3: a convolution, 11 blocks of a depthwise convolution
/// and one of 1 x 1, the mean of all pixels, and 2 classes.
/// </summary>
internal sealed record MobileNetWeights(
    ConvNormWeights First, SeparableWeights[] Blocks, DenseWeights Classes) : PictureWeights
{
    private const int Side = 96;

    /// <inheritdoc/>
    public override IReadOnlyList<LayerWeights> Layers =>
        [.. First.Layers, .. Blocks.SelectMany(block => block.Layers), Classes];

    /// <inheritdoc/>
    protected override double FirstFlops => First.Convolution.FlopsPerRow * (Side / 2) * (Side / 2);

    /// <inheritdoc/>
    protected override double LaterFlops => Blocks.Sum(block => block.ForwardFlops) + Classes.FlopsPerRow;

    /// <summary>Random weights, the same in every run.</summary>
    public static MobileNetWeights Create()
    {
        Random random = new(1);
        ConvNormWeights first = ConvNormWeights.Create(random, 3, 8, stride: 2);
        List<SeparableWeights> blocks = [];
        int channels = 8, side = Side / 2;
        foreach (int filters in new[] { 16, 32, 32, 64, 64, 128, 128, 128, 128, 256, 256 })
        {
            int stride = filters > channels && channels > 8 ? 2 : 1;
            side /= stride;
            blocks.Add(SeparableWeights.Create(random, channels, filters, stride, side));
            channels = filters;
        }
        return new MobileNetWeights(first, [.. blocks], DenseWeights.Create(random, channels, 2));
    }

    /// <inheritdoc/>
    public override long[] InputShape(int samples) => [samples, 3, Side, Side];
}
