using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// What a register tile of Winograd's convolution multiplies: for each of 16 or 36 products a matrix of few rows.
/// </summary>
internal ref struct WinogradOperands
{
    /// <summary>The transformed patches, [products x rows x depth].</summary>
    public ref float A;
    public nuint AProductStep;
    public nuint ARowStep;

    /// <summary>
    /// A panel of the transformed weights, [products x depth x columns], with something left out after each product.
    /// </summary>
    public ref float B;
    public nuint BProductJump;
    public nuint Depth;

    /// <summary>The products, [products x rows x columns].</summary>
    public ref float C;
    public nuint CProductStep;
    public nuint CRowStep;

    /// <summary>How many products.</summary>
    public int Products;
}

/// <summary>
/// The register tile of <see cref="TileCore{TVector, TRows, TVectors}"/>, run for all products one after the other, so
/// that the weights are read in the order of memory.
/// </summary>
internal static class WinogradTile<TVector, TRows, TVectors>
    where TVector : unmanaged, ISimd<TVector>
    where TRows : struct, ITileSize
    where TVectors : struct, ITileSize
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Run(in WinogradOperands operands)
    {
        ref float b = ref operands.B;
        ref float c = ref operands.C;
        ref float a0 = ref operands.A;
        nuint rowStep = operands.ARowStep;
        for (int product = operands.Products; product != 0; product--)
        {
            ref float a1 = ref Unsafe.Add(ref a0, rowStep);
            ref float a2 = ref Unsafe.Add(ref a1, rowStep);
            ref float a3 = ref Unsafe.Add(ref a2, rowStep);
            ref float a4 = ref Unsafe.Add(ref a3, rowStep);
            ref float a5 = ref Unsafe.Add(ref a4, rowStep);
            ref float a6 = ref Unsafe.Add(ref a5, rowStep);
            ref float a7 = ref Unsafe.Add(ref a6, rowStep);
            TVector c00 = TVector.Zero, c01 = TVector.Zero, c10 = TVector.Zero, c11 = TVector.Zero;
            TVector c20 = TVector.Zero, c21 = TVector.Zero, c30 = TVector.Zero, c31 = TVector.Zero;
            TVector c40 = TVector.Zero, c41 = TVector.Zero, c50 = TVector.Zero, c51 = TVector.Zero;
            TVector c60 = TVector.Zero, c61 = TVector.Zero, c70 = TVector.Zero, c71 = TVector.Zero;
            nuint depth = operands.Depth;
            for (nuint k = 0; k != depth; k++)
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
                b = ref Unsafe.Add(ref b, TVectors.Value * TVector.Count);
            }

            nuint stride = operands.CRowStep;
            Store(0, ref c, stride, c00, c01);
            Store(1, ref c, stride, c10, c11);
            Store(2, ref c, stride, c20, c21);
            Store(3, ref c, stride, c30, c31);
            Store(4, ref c, stride, c40, c41);
            Store(5, ref c, stride, c50, c51);
            Store(6, ref c, stride, c60, c61);
            Store(7, ref c, stride, c70, c71);
            a0 = ref Unsafe.Add(ref a0, operands.AProductStep);
            b = ref Unsafe.Add(ref b, operands.BProductJump);
            c = ref Unsafe.Add(ref c, operands.CProductStep);
        }
    }

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
    private static void Store(int row, ref float c, nuint stride, TVector c0, TVector c1)
    {
        if (row >= TRows.Value)
            return;
        TVector.Store(c0, ref c, (nuint)row * stride);
        if (TVectors.Value > 1)
            TVector.Store(c1, ref c, (nuint)row * stride + (nuint)TVector.Count);
    }
}

/// <summary>Chooses the register tile for so many rows.</summary>
internal static class WinogradTile<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    /// <summary>Multiplies the rows with a panel of one or two vectors, or as many as a tile has.</summary>
    public static void Run(int rows, int columns, in WinogradOperands operands)
    {
        if (ElementTiles.Suit<TSimd>())
            WinogradElementTile.Run(rows, in operands);
        else if (columns == TSimd.Count)
            Run<Size1>(rows, in operands);
        else
            Run<Size2>(rows, in operands);
    }

    private static void Run<TVectors>(int rows, in WinogradOperands operands)
        where TVectors : struct, ITileSize
    {
        switch (rows)
        {
            case 1: WinogradTile<TSimd, Size1, TVectors>.Run(in operands); break;
            case 2: WinogradTile<TSimd, Size2, TVectors>.Run(in operands); break;
            case 3: WinogradTile<TSimd, Size3, TVectors>.Run(in operands); break;
            case 4: WinogradTile<TSimd, Size4, TVectors>.Run(in operands); break;
            case 5: WinogradTile<TSimd, Size5, TVectors>.Run(in operands); break;
            case 6: WinogradTile<TSimd, Size6, TVectors>.Run(in operands); break;
            case 7: WinogradTile<TSimd, Size7, TVectors>.Run(in operands); break;
            case 8: WinogradTile<TSimd, Size8, TVectors>.Run(in operands); break;
            default: throw new ArgumentOutOfRangeException(nameof(rows), rows, "A register tile has 1 to 8 rows.");
        }
    }
}
