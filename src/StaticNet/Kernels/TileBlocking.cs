using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// How products of many rows are cut into blocks that stay in a core's own caches: which are packed, and the sizes of
/// the blocks.
/// </summary>
internal static class TileBlocking
{
    /// <summary>How many rows of the right operand a tile that packs asks for before it reads them.</summary>
    public const int RowsAhead = 24;

    // Half of a common second-level cache of 1 MB: a panel that is not packed, or the left operand beside one that is.
    private const nuint MostFloats = 128 * 1024;

    // Packed panels of 2 vectors of 16 columns are 64 KB: the rest of a tile's time is lost on starting its sums.
    private const nuint MostDepth = 512;

    // Panels that are not packed are whole blocks of 8 vectors of 16 columns.
    private const nuint PanelStep = 128;

    // Up to 12 MB, a panel's rows lie in few enough pages for the translation of addresses to keep up with a tile.
    private const nuint MostUnpacked = 3 * 1024 * 1024;

    // Tiles of 16 registers read a panel a third more often, and feel it from 2 MB on when its pages share sets of the
    // second-level cache: unpacked, 1024 x 1024 takes 5 to 35 % longer from process to process.
    private const nuint MostUnpackedOfFewRegisters = 512 * 1024;

    // With a transposed left operand, tiles of 16 registers gain by packing from so many columns and steps of the depth
    // on; those of 32 read each value less often.
    private const nuint FewestPackedColumns = 1024;
    private const nuint ShortestPackedDepth = 64;

    /// <summary>
    /// How many rows one sweep over the right operand takes: those of a tile, or all where the right operand would not
    /// stay in a core's second-level cache from one block of rows to the next.
    /// </summary>
    public static int RowsAtOnce<TSimd>(int rows, int columns, nuint depth)
        where TSimd : unmanaged, ISimd<TSimd>
        => (nuint)columns > PanelStep && (nuint)columns * depth > MostFloats ? rows : Tile<TSimd>.Rows;

    /// <summary>
    /// How many of the first columns are blocked: those that every block of rows sums over the whole depth in one
    /// chain. The rest are few, and summed in parts; see <see cref="TileParts"/>.
    /// </summary>
    public static nuint Columns<TSimd>(nuint columns, nuint depth)
        where TSimd : unmanaged, ISimd<TSimd>
        => TileParts.HasOne<TSimd>(columns, depth)
            ? columns
            : columns - columns % (nuint)(TileParts.Sums * TSimd.Count);

    /// <summary>Whether panels of the right operand are packed.</summary>
    public static bool Packs<TSimd>(nuint columns, in TileOperands operands)
        where TSimd : unmanaged, ISimd<TSimd>
        => IsTransposed(in operands)
            ? !TSimd.HasManyRegisters && columns >= FewestPackedColumns && operands.Depth >= ShortestPackedDepth
            : columns * operands.Depth > (TSimd.HasManyRegisters ? MostUnpacked : MostUnpackedOfFewRegisters);

    /// <summary>Whether the left operand is a transposed one.</summary>
    public static bool IsTransposed(in TileOperands operands) => operands.ADepthStep != 1;

    /// <summary>The columns of a panel that is not packed.</summary>
    public static nuint PanelColumns(nuint depth) => Math.Max(MostFloats / depth / PanelStep, 1) * PanelStep;

    /// <summary>The depth of a packed panel: parts as equal as can be.</summary>
    public static nuint PanelDepth(nuint depth)
    {
        nuint parts = (depth + MostDepth - 1) / MostDepth;
        return (depth + parts - 1) / parts;
    }

    /// <summary>How many rows pass by one packed panel after another, whole blocks of a tile's height.</summary>
    public static int Rows<TSimd>(nuint depth)
        where TSimd : unmanaged, ISimd<TSimd>
        => (int)(MostFloats / PanelDepth(depth)) / Tile<TSimd>.Rows * Tile<TSimd>.Rows;
}
