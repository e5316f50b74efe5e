using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// A depthwise convolution of an image so small that every window covers all of it. The kernel and the image change
/// places: a tile shares the image's pixels, and its rows are the parts of the kernel that meet them, so that nothing
/// outside of the image is computed.
/// </summary>
internal static class DepthwiseSmallImage<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    /// <summary>Whether every window covers the whole image.</summary>
    public static bool Fits(WindowAxis height, WindowAxis width) => IsCovered(height) && IsCovered(width);

    /// <summary>Computes some channels of one image.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Convolve<TActivation>(
        WindowAxis height, WindowAxis width, nuint column, nuint end, DepthwiseOperands at, TActivation activation)
        where TActivation : struct, IActivation
    {
        nuint tap = at.WeightStride;
        nuint row = (nuint)width.Size * tap;
        ref float kernel = ref at.Weight;
        at.Weight = ref at.Image;
        at.WeightStride = at.ImageStride;
        at.Image = ref kernel;
        (at.Rows, at.RowStep) = (height.Input, row);
        (at.Taps, at.TapStep) = (width.Input, tap);
        int results = height.Output * width.Output;
        for (int first = 0; first < results;)
        {
            int count = PixelCursor.Height(results - first, DepthwiseTiles<TSimd>.Rows);
            for (int i = 0; i < count; i++)
            {
                (int y, int x) = Math.DivRem(first + i, width.Output);
                at.Starts[i] = (nuint)(-height.InputAt(y, 0)) * row + (nuint)(-width.InputAt(x, 0)) * tap;
            }
            DepthwiseTiles<TSimd>.Tiles(count, column, end, in at);
            if (typeof(TActivation) != typeof(Identity))
            {
                TileEpilogue<TSimd>.Apply(
                    count, end - column, ref Unsafe.Add(ref at.Result, column), at.ResultStride, activation);
            }
            at.Result = ref Unsafe.Add(ref at.Result, (nuint)count * at.ResultStride);
            first += count;
        }
    }

    private static bool IsCovered(WindowAxis axis)
        => axis.Dilation == 1 && axis.InputAt(axis.Output - 1, 0) <= 0 && axis.InputAt(0, axis.Size) >= axis.Input;
}
