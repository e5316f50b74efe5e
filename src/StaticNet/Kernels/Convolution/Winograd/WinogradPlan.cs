namespace StaticNet.Kernels;

/// <summary>
/// How a 3 x 3 convolution of stride 1 is computed by F(2 x 2, 3 x 3): tiles of 2 x 2 outputs from patches of 4 x 4
/// inputs, by 16 products for each pair of channels where the definition takes 36. Source: Lavin and Gray, Fast
/// Algorithms for Convolutional Neural Networks, CVPR 2016.
/// </summary>
internal readonly ref struct WinogradPlan
{
    /// <summary>The products of a tile: the values of a transformed patch.</summary>
    public const int Products = 16;

    /// <summary>The values of a kernel.</summary>
    public const int Taps = 9;

    /// <summary>The side of a tile.</summary>
    public const int Side = 2;

    // Below these it does not pay: transformations cost as much as what they save, or fill too much memory.
    private const int FewestChannels = 16;
    private const int FewestTiles = 4;
    private const int MostWeights = 64 * 1024;

    public WinogradPlan(in ConvolutionShape shape)
    {
        TilesDown = (shape.OutputHeight + Side - 1) / Side;
        TilesAcross = (shape.OutputWidth + Side - 1) / Side;
        Inputs = ConvolutionShape.Pad(shape.InputChannels);
        Outputs = ConvolutionShape.Pad(shape.OutputChannels);
    }

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
            && new WinogradPlan(in shape).Tiles >= FewestTiles;
    }
}
