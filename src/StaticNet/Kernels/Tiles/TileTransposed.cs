using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// Products with the transpose of a large right operand whose rows are too short for <see cref="TileDots{TSimd}"/>. The
/// columns of a tile are transposed into a panel, by which all rows pass before the next: the operand is read once, in
/// the order of memory, and nothing of its size is written. Every sum is one chain in the order of the depth.
/// </summary>
internal static class TileTransposed<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    /// <summary>Computes all rows.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns, a multiple of 16.</param>
    /// <param name="values">How many of them are rows of the right operand; the others become zero.</param>
    /// <param name="operands">The operands, the right one [values x depth].</param>
    public static void Run(int rows, nuint columns, nuint values, in TileOperands operands)
    {
        int height = Math.Min(TileBlocking.Rows<TSimd>(operands.Depth), rows);
        TileOperands block = operands;
        block.Packed = ref Scratch.RentForProduct((long)(operands.Depth * TileColumns<TSimd>.Width));
        for (int row = 0; row < rows; row += height)
        {
            RunBlock(Math.Min(height, rows - row), columns, values, in block);
            block.MoveRows((nuint)height);
        }
    }

    private static void RunBlock(int rows, nuint columns, nuint values, in TileOperands operands)
    {
        for (nuint column = 0; column < columns; column += TileColumns<TSimd>.Width)
        {
            nuint width = Math.Min(TileColumns<TSimd>.Width, columns - column);
            // A narrow panel may lie wholly in the padding.
            nuint first = Math.Min(column, values);
            Transpose(
                in Unsafe.Add(ref Unsafe.AsRef(in operands.B), first * operands.BStride), operands.BStride,
                Math.Min(width, values - first), operands.Depth, ref operands.Packed);
            TileOperands panel = operands.AtColumn(column);
            panel.B = ref operands.Packed;
            panel.BStride = TileColumns<TSimd>.Width;
            for (int row = 0; row < rows; row += Tile<TSimd>.Rows)
            {
                TilePanels<TSimd>.InOneChain<NoSearch>(Math.Min(Tile<TSimd>.Rows, rows - row), width, in panel);
                panel.MoveRows((nuint)Tile<TSimd>.Rows);
            }
        }
    }

    private static void Transpose(
        ref readonly float source, nuint stride, nuint height, nuint depth, ref float panel)
    {
        nuint width = TileColumns<TSimd>.Width;
        if (height < width)
            MemoryMarshal.CreateSpan(ref panel, (int)(depth * width)).Clear();
        Transposition.TransposeValues<TSimd>(in source, height, depth, stride, ref panel, width, accumulate: false);
    }
}
