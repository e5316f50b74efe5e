using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// Products with packed panels: the columns of a tile, and a part of the depth. The first block of rows packs the
/// panel while it multiplies; unpacked, its rows would lie in as many pages, and fight for few sets of the caches. The
/// panels of one part of the depth come before those of the next, so that each page is read to its end; a later part
/// starts with the sums of those before.
/// </summary>
internal static class TilePacked<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    /// <summary>Computes all rows.</summary>
    /// <returns>Whether it gave up, at a subnormal number.</returns>
    public static bool Run<TSearch>(int rows, nuint columns, in TileOperands operands)
        where TSearch : struct, ITileSearch
    {
        int height = Math.Min(TileBlocking.Rows<TSimd>(operands.Depth), rows);
        nuint depth = TileBlocking.PanelDepth(operands.Depth);
        nuint panel = depth * TileColumns<TSimd>.Width;
        nuint left = TileBlocking.IsTransposed(in operands) ? (nuint)(height + Tile<TSimd>.Rows) * depth : 0;
        ref float packed = ref Scratch.RentForProduct((long)(panel + left));
        ref float packedLeft = ref Unsafe.Add(ref packed, panel);
        TileOperands block = operands;
        for (int row = 0; row < rows; row += height)
        {
            height = Math.Min(height, rows - row);
            for (nuint k = 0; k < operands.Depth; k += depth)
            {
                depth = TileBlocking.PanelDepth(operands.Depth - k);
                TileOperands part = block.AtDepth(k, depth);
                part.Packed = ref packed;
                nuint blockStep = (nuint)Tile<TSimd>.Rows * operands.ARowStep;
                if (TileBlocking.IsTransposed(in operands))
                {
                    TileLeft<TSimd>.Pack(height, in part, ref packedLeft);
                    part.A = ref packedLeft;
                    part.ADepthStep = (nuint)Tile<TSimd>.Rows;
                    blockStep = part.ADepthStep * part.Depth;
                }
                if (TileColumns<TSimd>.Run<TSearch, Packing>(height, columns, in part, blockStep))
                    return true;
            }
            block.MoveRows((nuint)height);
        }
        return false;
    }
}
