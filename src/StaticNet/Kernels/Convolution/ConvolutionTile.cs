using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// The register tile of <see cref="TileCore{TVector, TRows, TVectors}"/> with its depth nested and its rows gathered.
/// The rows share one running offset, so that the nest costs nothing inside the innermost loop.
/// </summary>
internal static class ConvolutionTile<TVector, TRows, TVectors>
    where TVector : unmanaged, ISimd<TVector>
    where TRows : struct, ITileSize
    where TVectors : struct, ITileSize
{
    /// <summary>Computes the tile whose first column is <paramref name="column"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Run(in ConvolutionOperands operands, nuint column)
    {
        Start(0, in operands, column, out TVector c00, out TVector c01);
        Start(1, in operands, column, out TVector c10, out TVector c11);
        Start(2, in operands, column, out TVector c20, out TVector c21);
        Start(3, in operands, column, out TVector c30, out TVector c31);
        Start(4, in operands, column, out TVector c40, out TVector c41);
        Start(5, in operands, column, out TVector c50, out TVector c51);
        Start(6, in operands, column, out TVector c60, out TVector c61);
        Start(7, in operands, column, out TVector c70, out TVector c71);

        ref float a0 = ref Row(0, in operands);
        ref float a1 = ref Row(1, in operands);
        ref float a2 = ref Row(2, in operands);
        ref float a3 = ref Row(3, in operands);
        ref float a4 = ref Row(4, in operands);
        ref float a5 = ref Row(5, in operands);
        ref float a6 = ref Row(6, in operands);
        ref float a7 = ref Row(7, in operands);

        ref float b = ref Unsafe.Add(ref Unsafe.AsRef(in operands.B), column);
        nuint bStride = operands.BStride;
        nuint step = operands.ADepthStep;
        nuint band = 0;
        for (nuint bands = operands.Bands; bands != 0; bands--)
        {
            nuint run = band;
            for (nuint runs = operands.Runs; runs != 0; runs--)
            {
                nuint end = run + operands.Depth * step;
                for (nuint k = run; k != end; k += step)
                {
                    TVector b0 = TVector.Load(in b, 0);
                    TVector b1 = TVectors.Value > 1 ? TVector.Load(in b, (nuint)TVector.Count) : TVector.Zero;
                    Add(0, ref a0, k, b0, b1, ref c00, ref c01);
                    Add(1, ref a1, k, b0, b1, ref c10, ref c11);
                    Add(2, ref a2, k, b0, b1, ref c20, ref c21);
                    Add(3, ref a3, k, b0, b1, ref c30, ref c31);
                    Add(4, ref a4, k, b0, b1, ref c40, ref c41);
                    Add(5, ref a5, k, b0, b1, ref c50, ref c51);
                    Add(6, ref a6, k, b0, b1, ref c60, ref c61);
                    Add(7, ref a7, k, b0, b1, ref c70, ref c71);
                    b = ref Unsafe.Add(ref b, bStride);
                }

                run += operands.ARunStep;
                b = ref Unsafe.Add(ref b, operands.BRunJump);
            }

            band += operands.ABandStep;
            b = ref Unsafe.Add(ref b, operands.BBandJump);
        }

        Store(0, in operands, column, c00, c01);
        Store(1, in operands, column, c10, c11);
        Store(2, in operands, column, c20, c21);
        Store(3, in operands, column, c30, c31);
        Store(4, in operands, column, c40, c41);
        Store(5, in operands, column, c50, c51);
        Store(6, in operands, column, c60, c61);
        Store(7, in operands, column, c70, c71);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Start(
        int row, in ConvolutionOperands operands, nuint column, out TVector c0, out TVector c1)
    {
        c0 = TVector.Zero;
        c1 = TVector.Zero;
        if (row >= TRows.Value)
            return;
        ref readonly float start = ref operands.Bias;
        if (operands.Accumulate)
            start = ref Unsafe.Add(ref operands.C, operands.CRows.At(row));
        if (Unsafe.IsNullRef(in start))
            return;
        c0 = TVector.Load(in start, column);
        if (TVectors.Value > 1)
            c1 = TVector.Load(in start, column + (nuint)TVector.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref float Row(int row, in ConvolutionOperands operands)
        => ref Unsafe.Add(ref Unsafe.AsRef(in operands.A), operands.ARows.At(row < TRows.Value ? row : 0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(int row, ref float a, nuint k, TVector b0, TVector b1, ref TVector c0, ref TVector c1)
    {
        if (row >= TRows.Value)
            return;
        TVector factor = TVector.Factor(Unsafe.Add(ref a, k));
        TVector.AddFactorProduct(ref c0, factor, b0);
        if (TVectors.Value > 1)
            TVector.AddFactorProduct(ref c1, factor, b1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(int row, in ConvolutionOperands operands, nuint column, TVector c0, TVector c1)
    {
        if (row >= TRows.Value)
            return;
        ref float c = ref Unsafe.Add(ref operands.C, operands.CRows.At(row));
        TVector.Store(c0, ref c, column);
        if (TVectors.Value > 1)
            TVector.Store(c1, ref c, column + (nuint)TVector.Count);
    }
}
