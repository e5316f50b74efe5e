namespace StaticNet.Kernels;

/// <summary>
/// How a 3 x 3 convolution of stride 1 is computed. By F(2 x 2, 3 x 3): tiles of 2 x 2 outputs from patches of 4 x 4
/// inputs, by 16 products for each pair of channels where the definition takes 36. Or, where there are tiles enough, by
/// F(4 x 4, 3 x 3): tiles of 4 x 4 from patches of 6 x 6, by 36 products instead of 144. Source: Lavin and Gray, Fast
/// Algorithms for Convolutional Neural Networks, CVPR 2016.
/// </summary>
internal readonly ref struct WinogradPlan
{
    /// <summary>The values of a kernel.</summary>
    public const int Taps = 9;

    // Below these it does not pay: transformations cost as much as what they save, or fill too much memory.
    private const int FewestChannels = 16;
    private const int FewestTiles = 4;
    private const int MostWeights = 64 * 1024;

    // Above, the weights for large tiles would fill a core's second-level cache.
    private const int MostWeightsOfLargeTiles = 16 * 1024;

    /// <param name="shape">The sizes.</param>
    /// <param name="side">The side of a tile.</param>
    public WinogradPlan(in ConvolutionShape shape, int side)
    {
        Side = side;
        TilesDown = (shape.OutputHeight + side - 1) / side;
        TilesAcross = (shape.OutputWidth + side - 1) / side;
        Inputs = ConvolutionShape.Pad(shape.InputChannels);
        Outputs = ConvolutionShape.Pad(shape.OutputChannels);
    }

    public int Side { get; }

    /// <summary>The products of a tile: the values of a transformed patch.</summary>
    public int Products => (Side + 2) * (Side + 2);

    public int TilesDown { get; }

    public int TilesAcross { get; }

    public int Tiles => TilesDown * TilesAcross;

    /// <summary>The input channels, rounded up to whole vectors.</summary>
    public int Inputs { get; }

    /// <summary>The output channels, rounded up to whole vectors.</summary>
    public int Outputs { get; }

    /// <summary>
    /// Whether an input gradient is computed so: that of a convolution of stride 1 is one itself, of the gradient of the
    /// results with the kernel turned around.
    /// </summary>
    public static bool FitsBackward(in ConvolutionShape shape)
    {
        int most = Math.Max(Math.Max(shape.PadTop, shape.PadBottom), Math.Max(shape.PadLeft, shape.PadRight));
        return Fits(in shape) && most < shape.KernelHeight && Fits(shape.Backward());
    }

    /// <summary>
    /// Whether a convolution is computed so. It depends on nothing but the sizes, so that its bits do not either.
    /// </summary>
    public static bool Fits(in ConvolutionShape shape)
    {
        bool isThreeByThree = shape.KernelHeight == 3 && shape.KernelWidth == 3 && shape.Groups == 1;
        bool isDense = (shape.StrideY & shape.StrideX & shape.DilationY & shape.DilationX) == 1
            && Math.Max(Math.Max(shape.StrideY, shape.StrideX), Math.Max(shape.DilationY, shape.DilationX)) == 1;
        return isThreeByThree && isDense
            && shape.InputChannels >= FewestChannels && shape.OutputChannels >= FewestChannels
            && shape.InputChannels * shape.OutputChannels <= MostWeights
            && new WinogradPlan(in shape, 2).Tiles >= FewestTiles;
    }

    /// <summary>
    /// Whether the tiles of one that fits are large: where they take at most three quarters of the products of small
    /// ones, of which they waste more at the edges.
    /// </summary>
    public static bool HasLargeTiles(in ConvolutionShape shape)
    {
        WinogradPlan small = new(in shape, 2), large = new(in shape, 4);
        return large.Tiles >= FewestTiles
            && 4L * large.Tiles * large.Products <= 3L * small.Tiles * small.Products
            && shape.InputChannels * shape.OutputChannels <= MostWeightsOfLargeTiles;
    }

    /// <summary>The shape with as much more border as the last tiles reach over the edge.</summary>
    public ConvolutionShape Bordered(in ConvolutionShape shape)
        => shape.WithBorder(
            shape.PadBottom + TilesDown * Side - shape.OutputHeight,
            shape.PadRight + TilesAcross * Side - shape.OutputWidth);

    /// <summary>Whether images need a border.</summary>
    public bool NeedsBorder(in ConvolutionShape shape)
        => shape.IsPadded || TilesDown * Side != shape.OutputHeight || TilesAcross * Side != shape.OutputWidth;
}
