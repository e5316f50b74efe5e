using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// A register tile whose lanes are neighbouring pixels: every vector that is read meets all filters of the tile.
/// </summary>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="TFilters">The filters, 1 to 4.</typeparam>
/// <typeparam name="TVectors">The vectors of pixels, 1 to 4.</typeparam>
internal static class PlaneTile<TVector, TFilters, TVectors>
    where TVector : unmanaged, ISimd<TVector>
    where TFilters : struct, ITileSize
    where TVectors : struct, ITileSize
{
    /// <summary>Computes the tile.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Run(in PlaneOperands operands)
    {
        TVector c00 = Start(0, in operands), c01 = c00, c02 = c00, c03 = c00;
        TVector c10 = Start(1, in operands), c11 = c10, c12 = c10, c13 = c10;
        TVector c20 = Start(2, in operands), c21 = c20, c22 = c20, c23 = c20;
        TVector c30 = Start(3, in operands), c31 = c30, c32 = c30, c33 = c30;

        ref float a0 = ref At(0, in operands);
        ref float a1 = ref At(1, in operands);
        ref float a2 = ref At(2, in operands);
        ref float a3 = ref At(3, in operands);
        ref float weight = ref operands.Weight;
        nuint weightStride = operands.WeightStride;
        nuint channelStep = operands.ChannelStep;
        for (nint tap = 0; tap != operands.TapCount; tap++)
        {
            nuint at = (nuint)Unsafe.Add(ref operands.Taps, tap);
            for (nuint channels = operands.Channels; channels != 0; channels--)
            {
                TVector p0 = TVector.Load(in a0, at);
                TVector p1 = TVectors.Value > 1 ? TVector.Load(in a1, at) : TVector.Zero;
                TVector p2 = TVectors.Value > 2 ? TVector.Load(in a2, at) : TVector.Zero;
                TVector p3 = TVectors.Value > 3 ? TVector.Load(in a3, at) : TVector.Zero;
                Add(0, ref weight, p0, p1, p2, p3, ref c00, ref c01, ref c02, ref c03);
                Add(1, ref weight, p0, p1, p2, p3, ref c10, ref c11, ref c12, ref c13);
                Add(2, ref weight, p0, p1, p2, p3, ref c20, ref c21, ref c22, ref c23);
                Add(3, ref weight, p0, p1, p2, p3, ref c30, ref c31, ref c32, ref c33);
                weight = ref Unsafe.Add(ref weight, weightStride);
                at += channelStep;
            }
        }

        Store(0, in operands, c00, c01, c02, c03);
        Store(1, in operands, c10, c11, c12, c13);
        Store(2, in operands, c20, c21, c22, c23);
        Store(3, in operands, c30, c31, c32, c33);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Start(int filter, in PlaneOperands operands)
        => filter >= TFilters.Value || Unsafe.IsNullRef(ref operands.Bias)
            ? TVector.Zero
            : TVector.Broadcast(Unsafe.Add(ref operands.Bias, filter));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref float At(int vector, in PlaneOperands operands)
        => ref Unsafe.Add(ref operands.Planes, operands.Starts.At(vector < TVectors.Value ? vector : 0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(
        int filter, ref float weight, TVector p0, TVector p1, TVector p2, TVector p3,
        ref TVector c0, ref TVector c1, ref TVector c2, ref TVector c3)
    {
        if (filter >= TFilters.Value)
            return;
        TVector factor = TVector.Broadcast(Unsafe.Add(ref weight, filter));
        TVector.AddProduct(ref c0, p0, factor);
        if (TVectors.Value > 1)
            TVector.AddProduct(ref c1, p1, factor);
        if (TVectors.Value > 2)
            TVector.AddProduct(ref c2, p2, factor);
        if (TVectors.Value > 3)
            TVector.AddProduct(ref c3, p3, factor);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(
        int filter, in PlaneOperands operands, TVector c0, TVector c1, TVector c2, TVector c3)
    {
        if (filter >= TFilters.Value)
            return;
        ref float result = ref Unsafe.Add(ref operands.Result, (nuint)filter * operands.ResultStride);
        TVector.Store(c0, ref result, 0);
        if (TVectors.Value > 1)
            TVector.Store(c1, ref result, (nuint)TVector.Count);
        if (TVectors.Value > 2)
            TVector.Store(c2, ref result, 2 * (nuint)TVector.Count);
        if (TVectors.Value > 3)
            TVector.Store(c3, ref result, 3 * (nuint)TVector.Count);
    }
}
