namespace StaticNet.Benchmarks.Weights;

/// <summary>
/// The usual convolutional network for handwritten digits: 28 x 28 x 1, 32 filters 3 x 3, ReLU, largest of 2 x 2, 64
/// filters 3 x 3, ReLU, largest of 2 x 2, and 10 classes.
/// </summary>
internal sealed record CnnWeights(ConvWeights First, ConvWeights Second, DenseWeights Classes) : PictureWeights
{
    private const int Side = 28;
    private const int FirstSide = Side - 2;
    private const int SecondSide = FirstSide / 2 - 2;
    private const int PooledSide = SecondSide / 2;

    /// <inheritdoc/>
    public override IReadOnlyList<LayerWeights> Layers => [First, Second, Classes];

    /// <inheritdoc/>
    protected override double FirstFlops => First.FlopsPerRow * FirstSide * FirstSide;

    /// <inheritdoc/>
    protected override double LaterFlops => Second.FlopsPerRow * SecondSide * SecondSide + Classes.FlopsPerRow;

    /// <summary>Random weights, the same in every run.</summary>
    public static CnnWeights Create()
    {
        Random random = new(1);
        return new CnnWeights(
            ConvWeights.Create(random, 1, 32, 3),
            ConvWeights.Create(random, 32, 64, 3),
            DenseWeights.Create(random, PooledSide * PooledSide * 64, 10));
    }

    /// <inheritdoc/>
    public override long[] InputShape(int samples) => [samples, 1, Side, Side];
}
