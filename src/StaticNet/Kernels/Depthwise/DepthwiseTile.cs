using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// Some sums of one vector of channels that share one operand:
/// <c>result[r] = start[r] + sum over rows and taps of image[start of r + row + tap] * weight[row, tap]</c>. Eight of
/// them hide how long a multiply-add takes.
/// </summary>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="TRows">The number of sums.</typeparam>
internal static class DepthwiseTile<TVector, TRows>
    where TVector : unmanaged, ISimd<TVector>
    where TRows : struct, ITileSize
{
    /// <summary>Computes the vector of channels that begins with <paramref name="column"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Run(in DepthwiseOperands at, nuint column)
    {
        TVector c0 = Start(0, in at, column), c1 = Start(1, in at, column);
        TVector c2 = Start(2, in at, column), c3 = Start(3, in at, column);
        TVector c4 = Start(4, in at, column), c5 = Start(5, in at, column);
        TVector c6 = Start(6, in at, column), c7 = Start(7, in at, column);
        ref float a0 = ref Image(0, in at, column);
        ref float a1 = ref Image(1, in at, column);
        ref float a2 = ref Image(2, in at, column);
        ref float a3 = ref Image(3, in at, column);
        ref float a4 = ref Image(4, in at, column);
        ref float a5 = ref Image(5, in at, column);
        ref float a6 = ref Image(6, in at, column);
        ref float a7 = ref Image(7, in at, column);
        ref float weight = ref Unsafe.Add(ref at.Weight, column);
        nuint weightStride = at.WeightStride;
        nuint step = at.TapStep;
        nuint row = 0;
        for (int rows = at.Rows; rows != 0; rows--)
        {
            nuint tap = row;
            for (int taps = at.Taps; taps != 0; taps--)
            {
                TVector shared = TVector.Load(in weight, 0);
                Add(0, shared, ref a0, tap, ref c0);
                Add(1, shared, ref a1, tap, ref c1);
                Add(2, shared, ref a2, tap, ref c2);
                Add(3, shared, ref a3, tap, ref c3);
                Add(4, shared, ref a4, tap, ref c4);
                Add(5, shared, ref a5, tap, ref c5);
                Add(6, shared, ref a6, tap, ref c6);
                Add(7, shared, ref a7, tap, ref c7);
                weight = ref Unsafe.Add(ref weight, weightStride);
                tap += step;
            }
            row += at.RowStep;
        }
        Store(0, c0, in at, column);
        Store(1, c1, in at, column);
        Store(2, c2, in at, column);
        Store(3, c3, in at, column);
        Store(4, c4, in at, column);
        Store(5, c5, in at, column);
        Store(6, c6, in at, column);
        Store(7, c7, in at, column);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Start(int row, in DepthwiseOperands at, nuint column)
    {
        if (row >= TRows.Value)
            return TVector.Zero;
        if (at.Accumulate)
            return TVector.Load(in at.Result, (nuint)row * at.ResultStride + column);
        return Unsafe.IsNullRef(ref at.Bias) ? TVector.Zero : TVector.Load(in at.Bias, column);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref float Image(int row, in DepthwiseOperands at, nuint column)
        => ref Unsafe.Add(ref at.Image, at.Starts.At(row < TRows.Value ? row : 0) + column);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(int row, TVector shared, ref float image, nuint tap, ref TVector sum)
    {
        if (row < TRows.Value)
            sum = TVector.MultiplyAdd(shared, in image, tap, sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(int row, TVector sum, in DepthwiseOperands at, nuint column)
    {
        if (row < TRows.Value)
            TVector.Store(sum, ref at.Result, (nuint)row * at.ResultStride + column);
    }
}
