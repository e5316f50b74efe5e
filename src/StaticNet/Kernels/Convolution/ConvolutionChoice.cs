using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// Which way a convolution takes. It depends on nothing but sizes and the vector, so that a sample's results do not
/// depend on the others of its batch.
/// </summary>
internal static class ConvolutionChoice<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    /// <summary>The way where all results are written.</summary>
    /// <param name="shape">The sizes.</param>
    /// <param name="inputStride">The distance of the input's pixels.</param>
    /// <param name="outputStride">The distance of the result's pixels.</param>
    /// <param name="isShort">Whether the activation is a single instruction.</param>
    public static ConvolutionKernel Of(
        in ConvolutionShape shape, nuint inputStride, nuint outputStride, bool isShort)
        => !shape.OutputsFit(outputStride) ? ConvolutionKernel.Tiles
            : shape.InputsFit(inputStride) && WinogradPlan.Fits(in shape) ? ConvolutionKernel.Winograd
            : ConvolutionPlanes<TSimd>.Pays(in shape, isShort) ? ConvolutionKernel.Planes
            : ConvolutionRows<TSimd>.Pays(in shape) ? ConvolutionKernel.Rows
            : ConvolutionKernel.Tiles;

    /// <summary>The way where windows of 2 x 2 results are pooled.</summary>
    /// <param name="shape">The sizes.</param>
    /// <param name="inputStride">The distance of the input's pixels.</param>
    /// <param name="isShort">Whether the activation is a single instruction.</param>
    public static ConvolutionKernel OfPooled(in ConvolutionShape shape, nuint inputStride, bool isShort)
    {
        bool hasWindows = shape is { OutputHeight: >= 2, OutputWidth: >= 2 };
        return shape.InputsFit(inputStride) && WinogradPlan.Fits(in shape) ? ConvolutionKernel.Winograd
            : hasWindows && ConvolutionPlanes<TSimd>.Pays(in shape, isShort) ? ConvolutionKernel.Planes
            : ConvolutionKernel.Rows;
    }
}
