namespace StaticNet.Kernels;

/// <summary>The ways to compute a convolution.</summary>
internal enum ConvolutionKernel
{
    /// <summary>Sums of some pixels in registers, over all taps; see <see cref="ConvolutionGather{TSimd}"/>.</summary>
    Tiles,

    /// <summary>The same row by row, for short sums; see <see cref="ConvolutionRows{TSimd}"/>.</summary>
    Rows,

    /// <summary>Lanes are pixels, not channels; see <see cref="ConvolutionPlanes{TSimd}"/>.</summary>
    Planes,

    /// <summary>Fewer products than the definition has; see <see cref="WinogradPlan"/>.</summary>
    Winograd,
}
