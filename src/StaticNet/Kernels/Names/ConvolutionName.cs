using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>Names the kernel of a convolution.</summary>
internal readonly struct ConvolutionName(ConvolutionShape shape, int inputStride, int outputStride, bool isShort)
    : IKernelName
{
    private readonly ConvolutionShape _shape = shape;

    public string With<TSimd>()
        where TSimd : unmanaged, ISimd<TSimd>
        => ConvolutionChoice<TSimd>.Of(in _shape, (nuint)inputStride, (nuint)outputStride, isShort) switch
        {
            ConvolutionKernel.Winograd => WinogradPlan.HasLargeTiles(in _shape) ? "Winograd 4 x 4" : "Winograd 2 x 2",
            ConvolutionKernel.Planes => "planes of pixels",
            ConvolutionKernel.Rows => $"{ProductName.Tile<TSimd>()}, by rows",
            _ => ProductName.Tile<TSimd>(),
        };
}
