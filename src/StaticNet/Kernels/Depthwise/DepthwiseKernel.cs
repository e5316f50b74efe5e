namespace StaticNet.Kernels;

/// <summary>The ways to compute a depthwise convolution.</summary>
internal enum DepthwiseKernel
{
    /// <summary>The sums of some pixels in registers; see <see cref="DepthwiseTiles{TSimd}"/>.</summary>
    Tiles,

    /// <summary>Several pixels in one vector; see <see cref="DepthwisePacked{TSimd}"/>.</summary>
    Packed,

    /// <summary>An image whose pixels all see each other; see <see cref="DepthwiseSmallImage{TSimd}"/>.</summary>
    SmallImage,

    /// <summary>3 x 3, each column of pixels read once; see <see cref="DepthwiseThree"/>.</summary>
    Three,
}
