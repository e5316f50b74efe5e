namespace StaticNet.Kernels;

/// <summary>Some queries of a tile, and a tile of keys.</summary>
/// <param name="Sequence">The sequence.</param>
/// <param name="Head">The head.</param>
/// <param name="Query">The first query of the tile.</param>
/// <param name="Row">The first of these queries in it.</param>
/// <param name="Height">Their number.</param>
/// <param name="Key">The first key.</param>
/// <param name="Width">The number of keys.</param>
internal readonly record struct AttentionBlock(
    int Sequence, int Head, int Query, int Row, int Height, int Key, int Width)
{
    /// <summary>The first query.</summary>
    public int FirstQuery => Query + Row;

    /// <summary>The last one.</summary>
    public int LastQuery => Query + Row + Height - 1;
}
