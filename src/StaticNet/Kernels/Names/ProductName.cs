using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>Names the kernel of a matrix product.</summary>
internal readonly struct ProductName(int inputs, int outputs) : IKernelName
{
    public string With<TSimd>()
        where TSimd : unmanaged, ISimd<TSimd>
    {
        int fewest = TileBlocking.FewestRowsToPack((nuint)inputs * (nuint)Lanes.Whole(outputs));
        return fewest == int.MaxValue
            ? Tile<TSimd>()
            : $"{Tile<TSimd>()}, packed from {Math.Max(fewest, Kernels.Tile<TSimd>.Rows + 1)} rows";
    }

    /// <summary>The size of a register tile.</summary>
    public static string Tile<TSimd>()
        where TSimd : unmanaged, ISimd<TSimd>
    {
        int columns = ElementTiles.Suit<TSimd>() ? ElementTiles.Columns : 2 * TSimd.Count;
        return $"tile {Kernels.Tile<TSimd>.Rows} x {columns}";
    }
}
