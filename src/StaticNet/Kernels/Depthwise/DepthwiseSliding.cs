using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// The rows of <see cref="DepthwiseThree"/> at strides of 1: every column of the image is read once, while it is the
/// right column of one result, the middle of the next and the left of the one after.
/// </summary>
internal static class DepthwiseSliding
{
    /// <summary>Whether neighbouring results see neighbouring columns.</summary>
    public static bool Fits(WindowAxis width) => width is { Stride: 1, Dilation: 1 };

    /// <summary>Computes one vector of channels of rows that meet the same rows of the kernel.</summary>
    /// <param name="width">The windows along the rows.</param>
    /// <param name="rows">The number of rows of results.</param>
    /// <param name="rowJump">The distance of two such rows in the image.</param>
    /// <param name="column">The first channel of the vector.</param>
    /// <param name="at">The operands of the first row.</param>
    /// <param name="activation">The activation.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Run<TSimd, TRows, TActivation>(
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
        nuint resultStride = at.ResultStride;
        bool startsInside = width.Before == 0;
        bool endsInside = width.InputAt(width.Output - 1, 2) < width.Input;
        // The middle column of the first window, which is inside of the image.
        ref float row = ref Unsafe.Add(ref at.Image, (nuint)(1 - width.Before) * right + column);
        ref float result = ref Unsafe.Add(ref at.Result, column);
        for (; rows != 0; rows--)
        {
            ref float pixel = ref row;
            TSimd sum = bias;
            if (startsInside)
                sum = DepthwiseThree.Add<TSimd, TRows>(ref Unsafe.Subtract(ref pixel, right), below, w00, w10, w20, sum);
            sum = DepthwiseThree.Add<TSimd, TRows>(ref pixel, below, w01, w11, w21, sum);
            TSimd next = DepthwiseThree.Add<TSimd, TRows>(ref pixel, below, w00, w10, w20, bias);
            for (int left = width.Output - 1; left != 0; left--)
            {
                pixel = ref Unsafe.Add(ref pixel, right);
                TSimd top = TSimd.Load(in pixel, 0);
                TSimd middle = TRows.Value > 1 ? TSimd.Load(in pixel, below) : TSimd.Zero;
                TSimd bottom = TRows.Value > 2 ? TSimd.Load(in pixel, 2 * below) : TSimd.Zero;
                sum = Add<TSimd, TRows>(top, middle, bottom, w02, w12, w22, sum);
                TSimd.Store(activation.Apply(sum), ref result, 0);
                result = ref Unsafe.Add(ref result, resultStride);
                sum = Add<TSimd, TRows>(top, middle, bottom, w01, w11, w21, next);
                next = Add<TSimd, TRows>(top, middle, bottom, w00, w10, w20, bias);
            }

            if (endsInside)
                sum = DepthwiseThree.Add<TSimd, TRows>(ref Unsafe.Add(ref pixel, right), below, w02, w12, w22, sum);
            TSimd.Store(activation.Apply(sum), ref result, 0);
            result = ref Unsafe.Add(ref result, resultStride);
            row = ref Unsafe.Add(ref row, rowJump);
        }
    }

    // The same with pixels that are read already.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TSimd Add<TSimd, TRows>(
        TSimd top, TSimd middle, TSimd bottom, TSimd topWeight, TSimd middleWeight, TSimd bottomWeight, TSimd sum)
        where TSimd : unmanaged, ISimd<TSimd>
        where TRows : struct, ITileSize
    {
        sum = TSimd.MultiplyAdd(top, topWeight, sum);
        if (TRows.Value > 1)
            sum = TSimd.MultiplyAdd(middle, middleWeight, sum);
        return TRows.Value > 2 ? TSimd.MultiplyAdd(bottom, bottomWeight, sum) : sum;
    }
}
