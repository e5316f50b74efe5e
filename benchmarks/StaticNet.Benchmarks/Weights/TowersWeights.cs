namespace StaticNet.Benchmarks.Weights;

/// <summary>Two towers of dense layers, a layer on both, and two heads.</summary>
internal sealed record TowersWeights(
    DenseWeights[] User, DenseWeights[] Item, DenseWeights Trunk, DenseWeights Category, DenseWeights Rating)
{
    /// <summary>The values of the first input.</summary>
    public const int UserSize = 100;

    /// <summary>The values of the second input.</summary>
    public const int ItemSize = 20;

    /// <summary>The classes of the first output; the second one is a number.</summary>
    public const int Categories = 10;

    private const int Units = 64;

    /// <summary>The layers in their order.</summary>
    public IReadOnlyList<LayerWeights> Layers => [.. User, .. Item, Trunk, Category, Rating];

    /// <summary>
    /// The floating-point operations of the matrix products of a training step of one sample: forward, weight gradients,
    /// and all input gradients but those of the towers' first layers.
    /// </summary>
    public double TrainingFlops => Layers.Sum(layer => 3 * layer.FlopsPerRow) - User[0].FlopsPerRow - Item[0].FlopsPerRow;

    /// <summary>Random weights, the same in every run.</summary>
    public static TowersWeights Create()
    {
        Random random = new(1);
        return new TowersWeights(
            DenseWeights.Create(UserSize, Units, Units),
            DenseWeights.Create(ItemSize, Units, Units),
            DenseWeights.Create(random, 2 * Units, Units),
            DenseWeights.Create(random, Units, Categories),
            DenseWeights.Create(random, Units, 1));
    }
}
