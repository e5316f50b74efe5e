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

    // A panel that stays in the second-level cache is read from there as fast unpacked by so few rows, which would spend
    // more on packing it than they save.
    private const int FewestPackedRows = 64;
    private const nuint MostUnpackedOfFewRows = 512 * 1024;

    // A left operand of fewer values has come from the second-level cache, or stays there; where rows are long, the
    // right operand's way out of that cache is the narrow one.
    private const nuint FewestFloatsAhead = 64 * 1024;
    private const nuint DeepestAhead = 256;

    // With a transposed left operand, packed beside it, the result must be large enough to pay for both.
    private const nuint FewestPackedColumns = 64;
    private const nuint ShortestPackedDepth = 64;
    private const nuint FewestPackedFloats = 64 * 1024;

    /// <summary>
    /// How many rows one sweep over the right operand takes: those of a tile, or all where the right operand would not
    /// stay in a core's second-level cache from one block of rows to the next.
    /// </summary>
    public static int RowsAtOnce<TSimd>(int rows, int columns, in TileOperands operands)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        nuint width = (nuint)columns;
        return Packs(rows, width, in operands) || (width > PanelStep && width * operands.Depth > MostFloats)
            ? rows
            : Tile<TSimd>.Rows;
    }

    /// <summary>
    /// How many of the first columns are blocked: those that every block of rows sums over the whole depth in one
    /// chain. The rest are few, and summed in parts; see <see cref="TileParts"/>.
    /// </summary>
    public static nuint Columns<TSimd>(nuint columns, nuint depth)
        where TSimd : unmanaged, ISimd<TSimd>
        => TileParts.HasOne<TSimd>(columns, depth)
            ? columns
            : columns - columns % (nuint)(TileParts.Sums * TSimd.Count);

    /// <summary>
    /// Whether panels of the right operand are packed. Unpacked, their rows lie in as many pages: the hardware foresees
    /// nothing, and Intel's processors read a panel from the second-level cache at half of their speed.
    /// </summary>
    public static bool Packs(int rows, nuint columns, in TileOperands operands)
    {
        nuint floats = columns * operands.Depth;
        return IsTransposed(in operands)
            ? rows >= FewestPackedRows && columns >= FewestPackedColumns
                && operands.Depth >= ShortestPackedDepth && floats >= FewestPackedFloats
            : rows >= FewestRowsToPack(floats);
    }

    /// <summary>How many rows it takes for panels of a right operand of so many values to be packed.</summary>
    public static int FewestRowsToPack(nuint floats)
        => floats > MostUnpackedOfFewRows ? 1 : floats > MostFloats ? FewestPackedRows : int.MaxValue;

    /// <summary>Whether the left operand's rows from <paramref name="next"/> on are asked for a block ahead.</summary>
    public static bool AsksForRows(int next, int rows, in TileOperands operands)
        => next < rows
            && !IsTransposed(in operands)
            && operands.Depth <= DeepestAhead
            && (nuint)rows * operands.Depth >= FewestFloatsAhead;

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
