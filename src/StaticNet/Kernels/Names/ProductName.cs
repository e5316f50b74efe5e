using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>Names the kernel of a matrix product.</summary>
internal readonly struct ProductName(int inputs, int outputs) : IKernelName
{
    public string With<TSimd>()
        where TSimd : unmanaged, ISimd<TSimd>
    {
        nuint floats = (nuint)inputs * (nuint)Lanes.Whole(outputs);
        string name = Tile<TSimd>();
        if (TileBlocking.Slices(floats))
            name += ", in slices";
        int fewest = TileBlocking.FewestRowsToPack(floats);
        return fewest == int.MaxValue ? name : $"{name}, packed from {fewest} rows";
    }

    /// <summary>The size of a register tile.</summary>
    public static string Tile<TSimd>()
        where TSimd : unmanaged, ISimd<TSimd>
    {
        int columns = ElementTiles.Suit<TSimd>() ? ElementTiles.Columns : 2 * TSimd.Count;
        return $"tile {Kernels.Tile<TSimd>.Rows} x {columns}";
    }
}
