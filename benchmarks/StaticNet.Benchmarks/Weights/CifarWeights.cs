namespace StaticNet.Benchmarks.Weights;

/// <summary>
/// A convolutional network for pictures of 32 x 32 x 3: two convolutions of 3 x 3 each of 32, 64 and 128 filters,
/// normalised, with ReLU, the largest of 2 x 2 after each pair, and 10 classes.
/// </summary>
internal sealed record CifarWeights(ConvNormWeights[] Convolutions, DenseWeights Classes) : PictureWeights
{
    private const int Side = 32;

    /// <inheritdoc/>
    public override IReadOnlyList<LayerWeights> Layers =>
        [.. Convolutions.SelectMany(layer => layer.Layers), Classes];

    /// <inheritdoc/>
    protected override double FirstFlops => FlopsOf(0);

    /// <inheritdoc/>
    protected override double LaterFlops
        => Enumerable.Range(1, Convolutions.Length - 1).Sum(FlopsOf) + Classes.FlopsPerRow;

    /// <summary>Random weights, the same in every run.</summary>
    public static CifarWeights Create()
    {
        Random random = new(1);
        List<ConvNormWeights> convolutions = [];
        int channels = 3, side = Side;
        foreach (int filters in new[] { 32, 64, 128 })
        {
            convolutions.Add(ConvNormWeights.Create(random, channels, filters));
            convolutions.Add(ConvNormWeights.Create(random, filters, filters));
            (channels, side) = (filters, side / 2);
        }
        return new CifarWeights([.. convolutions], DenseWeights.Create(random, side * side * channels, 10));
    }

    /// <inheritdoc/>
    public override long[] InputShape(int samples) => [samples, 3, Side, Side];

    private double FlopsOf(int layer)
    {
        int side = Side >> (layer / 2);
        return Convolutions[layer].Convolution.FlopsPerRow * side * side;
    }
}
