using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// The input gradient as a convolution: at strides of 1, that of the results' gradients with the kernel turned around.
/// Few filters give every pixel so little at each tap that adding it takes longer than computing it.
/// </summary>
internal static class ConvolutionBackward
{
    // What it costs to add a vector to a pixel, in multiply-adds.
    private const int AddingCost = 5;
    private const int MostFilters = 32;

    /// <summary>Whether it is the faster way. It depends on the sizes only.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    public static bool Pays<TSimd>(in ConvolutionShape shape)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        if (!Fits(in shape))
            return false;
        bool hasFewFilters = shape.OutputChannels <= MostFilters
            && (long)shape.InputPixels * shape.OutputChannels
                < (long)shape.OutputPixels * (shape.OutputChannels + AddingCost);
        return hasFewFilters || ConvolutionPlanes<TSimd>.Pays(shape.Backward(), isShort: true);
    }

    private static bool Fits(in ConvolutionShape shape)
    {
        bool isDense = shape.Groups == 1
            && Math.Max(Math.Max(shape.StrideY, shape.StrideX), Math.Max(shape.DilationY, shape.DilationX)) == 1;
        bool fits = Math.Max(shape.PadTop, shape.PadBottom) < shape.KernelHeight
            && Math.Max(shape.PadLeft, shape.PadRight) < shape.KernelWidth;
        return isDense && fits;
    }

    /// <summary>The transposed weight with its taps from last to first, in memory that is this thread's.</summary>
    public static ref float TurnAround(in ConvolutionShape shape, ref float transposed, nuint stride)
    {
        int floats = checked(shape.OutputChannels * (int)stride);
        ref float turned = ref Scratch.RentForProduct(checked((long)shape.Taps * floats));
        for (int tap = 0; tap < shape.Taps; tap++)
        {
            ConvolutionImage.CopyPixels(
                1, floats, ref Unsafe.Add(ref transposed, (nint)(shape.Taps - 1 - tap) * floats), 0,
                ref Unsafe.Add(ref turned, (nint)tap * floats), 0);
        }
        return ref turned;
    }
}
