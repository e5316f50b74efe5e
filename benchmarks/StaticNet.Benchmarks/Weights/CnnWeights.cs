namespace StaticNet.Benchmarks.Weights;

/// <summary>
/// The usual convolutional network for handwritten digits: 28 x 28 x 1, 32 filters 3 x 3, ReLU, largest of 2 x 2, 64
/// filters 3 x 3, ReLU, largest of 2 x 2, and 10 classes.
/// </summary>
internal sealed record CnnWeights(ConvWeights First, ConvWeights Second, DenseWeights Classes)
{
    /// <summary>The height and width of a picture.</summary>
    public const int Side = 28;

    private const int FirstSide = Side - 2;
    private const int SecondSide = FirstSide / 2 - 2;
    private const int PooledSide = SecondSide / 2;

    /// <summary>The layers in their order.</summary>
    public IReadOnlyList<LayerWeights> Layers => [First, Second, Classes];

    /// <summary>The floating-point operations of the matrix products of a forward pass of one picture.</summary>
    public double ForwardFlops => First.FlopsPerRow * FirstSide * FirstSide + LaterFlops;

    /// <summary>
    /// Those of a training step: forward, weight gradients, and all input gradients but the first layer's.
    /// </summary>
    public double TrainingFlops => 2 * ForwardFlops + LaterFlops;

    private double LaterFlops => Second.FlopsPerRow * SecondSide * SecondSide + Classes.FlopsPerRow;

    /// <summary>Random weights, the same in every run.</summary>
    public static CnnWeights Create()
    {
        Random random = new(1);
        return new CnnWeights(
            ConvWeights.Create(random, 1, 32, 3),
            ConvWeights.Create(random, 32, 64, 3),
            DenseWeights.Create(random, PooledSide * PooledSide * 64, 10));
    }
}
