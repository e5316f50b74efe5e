using System.Runtime.CompilerServices;

namespace StaticNet.Kernels;

/// <summary>
/// The register tile of <see cref="ElementTile{TRows}"/>, run for all products of Winograd's convolution, as in
/// <see cref="WinogradTile{TVector, TRows, TVectors}"/>.
/// </summary>
internal static class WinogradElementTile<TRows>
    where TRows : struct, ITileSize
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Run(in WinogradOperands operands)
    {
        ref float firstA = ref operands.A;
        ref float b = ref operands.B;
        ref float c = ref operands.C;
        for (int product = operands.Products; product != 0; product--)
        {
            ElementSums<TRows> sums = default;
            ElementRows a = new(ref firstA, operands.ARowStep);
            nuint k = 0, depth = operands.Depth;
            for (; k + 4 <= depth; k += 4)
            {
                sums.AddFour(in a, k, ref b, ElementTiles.Columns);
                b = ref Unsafe.Add(ref b, 4 * ElementTiles.Columns);
            }
            for (; k != depth; k++)
            {
                sums.AddOne(in a, k, ref b);
                b = ref Unsafe.Add(ref b, ElementTiles.Columns);
            }

            sums.Store(false, new ElementRows(ref c, operands.CRowStep));
            firstA = ref Unsafe.Add(ref firstA, operands.AProductStep);
            b = ref Unsafe.Add(ref b, operands.BProductJump);
            c = ref Unsafe.Add(ref c, operands.CProductStep);
        }
    }
}

/// <summary>Chooses the register tile for so many rows.</summary>
internal static class WinogradElementTile
{
    /// <summary>Multiplies the rows with a panel.</summary>
    public static void Run(int rows, in WinogradOperands operands)
    {
        switch (rows)
        {
            case 1: WinogradElementTile<Size1>.Run(in operands); break;
            case 2: WinogradElementTile<Size2>.Run(in operands); break;
            case 3: WinogradElementTile<Size3>.Run(in operands); break;
            case 4: WinogradElementTile<Size4>.Run(in operands); break;
            case 5: WinogradElementTile<Size5>.Run(in operands); break;
            case 6: WinogradElementTile<Size6>.Run(in operands); break;
            default: throw new ArgumentOutOfRangeException(nameof(rows), rows, "A register tile has 1 to 6 rows.");
        }
    }
}
