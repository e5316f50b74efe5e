namespace StaticNet.Benchmarks.Weights;

/// <summary>
/// LeNet-5 for pictures of 28 x 28 x 1: 6 filters 5 x 5 that keep the size, 16 filters 5 x 5, tanh and the mean of 2 x 2
/// after each, then 120 and 84 units with tanh, and 10 classes.
/// </summary>
internal sealed record LeNetWeights(ConvWeights First, ConvWeights Second, DenseWeights[] Dense) : PictureWeights
{
    private const int Side = 28;
    private const int SecondSide = Side / 2 - 4;
    private const int PooledSide = SecondSide / 2;

    /// <inheritdoc/>
    public override IReadOnlyList<LayerWeights> Layers => [First, Second, .. Dense];

    /// <inheritdoc/>
    protected override double FirstFlops => First.FlopsPerRow * Side * Side;

    /// <inheritdoc/>
    protected override double LaterFlops
        => Second.FlopsPerRow * SecondSide * SecondSide + DenseWeights.ForwardFlops(Dense);

    /// <summary>Random weights, the same in every run.</summary>
    public static LeNetWeights Create()
    {
        Random random = new(1);
        return new LeNetWeights(
            ConvWeights.Create(random, 1, 6, 5) with { Pad = 2 },
            ConvWeights.Create(random, 6, 16, 5),
            DenseWeights.Create(PooledSide * PooledSide * 16, 120, 84, 10));
    }

    /// <inheritdoc/>
    public override long[] InputShape(int samples) => [samples, 1, Side, Side];
}
