using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>Which way a depthwise convolution takes: it depends on nothing but sizes and the vector.</summary>
internal static class DepthwiseChoice<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    public static DepthwiseKernel Of(int channels, WindowAxis height, WindowAxis width)
        => DepthwiseThree.Fits(height, width) ? DepthwiseKernel.Three
            : DepthwiseSmallImage<TSimd>.Fits(height, width) ? DepthwiseKernel.SmallImage
            : DepthwisePacked<TSimd>.Pays(channels, width) ? DepthwiseKernel.Packed
            : DepthwiseKernel.Tiles;
}
