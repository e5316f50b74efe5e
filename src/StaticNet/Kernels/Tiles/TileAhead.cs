using System.Runtime.CompilerServices;

namespace StaticNet.Kernels;

/// <summary>
/// Asks for the left operand's rows of the next block, a slice before each tile of this one: as much as a tile's
/// multiplications hide. Activations of a whole batch come out of slow caches, and are there in time.
/// </summary>
internal ref struct TileAhead
{
    private readonly nuint _rows;
    private readonly nuint _stride;
    private readonly nuint _slice;
    private ref float _next;

    /// <summary>Begins with a block.</summary>
    /// <param name="operands">The operands of this block.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="tiles">The tiles that go over its columns.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TileAhead(in TileOperands operands, int rows, nuint tiles)
    {
        if (!operands.AsksForRows || tiles == 0)
            return;
        _rows = (nuint)rows;
        _stride = operands.ARowStep;
        _slice = (operands.Depth + tiles - 1) / tiles;
        _next = ref Unsafe.Add(ref Unsafe.AsRef(in operands.A), _rows * _stride);
    }

    /// <summary>Asks for the next slice.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Ask()
    {
        Prefetch.RowsIntoSecond(in _next, _rows, _stride, _slice);
        _next = ref Unsafe.Add(ref _next, _slice);
    }
}
