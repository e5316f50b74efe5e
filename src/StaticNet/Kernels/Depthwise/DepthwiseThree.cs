using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// Rows of a depthwise convolution whose kernel is three wide and up to three high, as most are: the weights stay in
/// registers while the kernel moves along the rows, so that an output costs one read for each multiply-add.
/// </summary>
internal static class DepthwiseThree
{
    /// <summary>Whether the kernel has that size, and its middle is never outside of the image.</summary>
    public static bool Fits(WindowAxis height, WindowAxis width)
        => width.Size == 3 && height.Size is >= 1 and <= 3 && MiddleIsInside(height) && MiddleIsInside(width);

    /// <summary>Computes one vector of channels of rows that meet the same rows of the kernel.</summary>
    /// <param name="width">The windows along the rows.</param>
    /// <param name="rows">The number of rows of results.</param>
    /// <param name="rowJump">The distance of two such rows in the image.</param>
    /// <param name="column">The first channel of the vector.</param>
    /// <param name="at">The operands of the first row.</param>
    /// <param name="activation">The activation.</param>
    public static void Run<TSimd, TActivation>(
        WindowAxis width, int rows, nuint rowJump, nuint column, in DepthwiseOperands at, TActivation activation)
        where TSimd : unmanaged, ISimd<TSimd>
        where TActivation : struct, IActivation
    {
        switch (at.Rows)
        {
            case 1: Rows<TSimd, Size1, TActivation>(width, rows, rowJump, column, in at, activation); break;
            case 2: Rows<TSimd, Size2, TActivation>(width, rows, rowJump, column, in at, activation); break;
            case 3: Rows<TSimd, Size3, TActivation>(width, rows, rowJump, column, in at, activation); break;
        }
    }

    private static void Rows<TSimd, TRows, TActivation>(
        WindowAxis width, int rows, nuint rowJump, nuint column, in DepthwiseOperands at, TActivation activation)
        where TSimd : unmanaged, ISimd<TSimd>
        where TRows : struct, ITileSize
        where TActivation : struct, IActivation
    {
        if (DepthwiseSliding.Fits(width))
            DepthwiseSliding.Run<TSimd, TRows, TActivation>(width, rows, rowJump, column, in at, activation);
        else
            Run<TSimd, TRows, TActivation>(width, rows, rowJump, column, in at, activation);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Run<TSimd, TRows, TActivation>(
        WindowAxis width, int rows, nuint rowJump, nuint column, in DepthwiseOperands at, TActivation activation)
        where TSimd : unmanaged, ISimd<TSimd>
        where TRows : struct, ITileSize
        where TActivation : struct, IActivation
    {
        ref float weight = ref Unsafe.Add(ref at.Weight, column);
        nuint weightStride = at.WeightStride;
        TSimd w00 = TSimd.Load(in weight, 0);
        TSimd w01 = TSimd.Load(in weight, weightStride);
        TSimd w02 = TSimd.Load(in weight, 2 * weightStride);
        weight = ref Unsafe.Add(ref weight, TRows.Value > 1 ? 3 * weightStride : 0);
        TSimd w10 = TSimd.Load(in weight, 0);
        TSimd w11 = TSimd.Load(in weight, weightStride);
        TSimd w12 = TSimd.Load(in weight, 2 * weightStride);
        weight = ref Unsafe.Add(ref weight, TRows.Value > 2 ? 3 * weightStride : 0);
        TSimd w20 = TSimd.Load(in weight, 0);
        TSimd w21 = TSimd.Load(in weight, weightStride);
        TSimd w22 = TSimd.Load(in weight, 2 * weightStride);
        TSimd bias = Unsafe.IsNullRef(in at.Bias) ? TSimd.Zero : TSimd.Load(in at.Bias, column);

        nuint below = at.RowStep;
        nuint right = at.TapStep;
        nuint next = (nuint)width.Stride * at.ImageStride;
        int first = (width.Before + width.Stride - 1) / width.Stride;
        int end = (width.Input + width.Before - 2 * width.Dilation + width.Stride - 1) / width.Stride;
        // The middle column of the first window, which is inside of the image; the first column may not be.
        ref float row = ref Unsafe.Add(
            ref at.Image, (nuint)(width.Dilation - width.Before) * at.ImageStride + column);
        ref float result = ref Unsafe.Add(ref at.Result, column);
        for (; rows != 0; rows--)
        {
            ref float middle = ref row;
            for (int x = 0; x < width.Output; x++)
            {
                TSimd sum = Add<TSimd, TRows>(ref middle, below, w01, w11, w21, bias);
                if (x >= first)
                    sum = Add<TSimd, TRows>(ref Unsafe.Subtract(ref middle, right), below, w00, w10, w20, sum);
                if (x < end)
                    sum = Add<TSimd, TRows>(ref Unsafe.Add(ref middle, right), below, w02, w12, w22, sum);
                TSimd.Store(activation.Apply(sum), ref result, 0);
                middle = ref Unsafe.Add(ref middle, next);
                result = ref Unsafe.Add(ref result, at.ResultStride);
            }

            row = ref Unsafe.Add(ref row, rowJump);
        }
    }

    private static bool MiddleIsInside(WindowAxis axis)
    {
        int middle = axis.Size / 2;
        return axis.InputAt(0, middle) >= 0 && axis.InputAt(axis.Output - 1, middle) < axis.Input;
    }

    /// <summary>Adds one column of the kernel to a sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TSimd Add<TSimd, TRows>(
        ref float pixel, nuint below, TSimd top, TSimd middle, TSimd bottom, TSimd sum)
        where TSimd : unmanaged, ISimd<TSimd>
        where TRows : struct, ITileSize
    {
        sum = TSimd.MultiplyAdd(top, in pixel, 0, sum);
        if (TRows.Value > 1)
            sum = TSimd.MultiplyAdd(middle, in pixel, below, sum);
        return TRows.Value > 2 ? TSimd.MultiplyAdd(bottom, in pixel, 2 * below, sum) : sum;
    }
}
