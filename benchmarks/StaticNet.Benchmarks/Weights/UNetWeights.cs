namespace StaticNet.Benchmarks.Weights;

/// <summary>
/// A U-Net for pictures of 64 x 64 x 1: pairs of convolutions of 16, 32 and 64 filters with maxima of 2 x 2 between, the
/// way back by transposed convolutions of stride 2 beside what was there on the way, and a logit for each pixel.
/// </summary>
internal sealed record UNetWeights(
    ConvWeights[] Outer, ConvWeights[] Inner, ConvWeights[] Bottom, ConvWeights InnerUp, ConvWeights[] InnerBack,
    ConvWeights OuterUp, ConvWeights[] OuterBack, ConvWeights Logit)
{
    /// <summary>The height and width of a picture.</summary>
    public const int Side = 64;

    private const int Filters = 16;

    /// <summary>The layers in their order.</summary>
    public IReadOnlyList<LayerWeights> Layers =>
        [.. Outer, .. Inner, .. Bottom, InnerUp, .. InnerBack, OuterUp, .. OuterBack, Logit];

    /// <summary>The floating-point operations of the convolutions of a forward pass of one picture.</summary>
    public double ForwardFlops =>
        FlopsOf([.. Outer, .. OuterBack, Logit], Side) + FlopsOf([.. Inner, OuterUp, .. InnerBack], Side / 2)
        + FlopsOf([.. Bottom, InnerUp], Side / 4);

    /// <summary>Random weights, the same in every run.</summary>
    public static UNetWeights Create()
    {
        Random random = new(1);
        return new UNetWeights(
            Pair(random, 1, Filters),
            Pair(random, Filters, 2 * Filters),
            Pair(random, 2 * Filters, 4 * Filters),
            Up(random, 4 * Filters, 2 * Filters),
            Pair(random, 4 * Filters, 2 * Filters),
            Up(random, 2 * Filters, Filters),
            Pair(random, 2 * Filters, Filters),
            ConvWeights.Create(random, Filters, 1, kernel: 1));
    }

    private static ConvWeights[] Pair(Random random, int channels, int filters) =>
    [
        ConvWeights.Create(random, channels, filters, kernel: 3) with { Pad = 1 },
        ConvWeights.Create(random, filters, filters, kernel: 3) with { Pad = 1 },
    ];

    private static ConvWeights Up(Random random, int channels, int filters)
        => ConvWeights.Create(random, channels, filters, kernel: 2) with { Stride = 2 };

    private static double FlopsOf(IEnumerable<ConvWeights> layers, int side)
        => layers.Sum(layer => layer.FlopsPerRow) * side * side;
}
