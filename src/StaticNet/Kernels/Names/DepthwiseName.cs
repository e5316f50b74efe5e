using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>Names the kernel of a depthwise convolution.</summary>
internal readonly struct DepthwiseName(DepthwiseSizes sizes) : IKernelName
{
    public string With<TSimd>()
        where TSimd : unmanaged, ISimd<TSimd>
        => DepthwiseChoice<TSimd>.Of(sizes.Outputs, sizes.Height, sizes.Width) switch
        {
            DepthwiseKernel.Three => "columns of 3 x 3",
            DepthwiseKernel.SmallImage => "whole image",
            DepthwiseKernel.Packed => "packed pixels",
            _ => "tiles of pixels",
        };
}
