using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// How large products are cut into blocks that stay in a core's own caches: which are packed, which are read in slices,
/// and the sizes of the blocks.
/// </summary>
internal static class TileBlocking
{
    /// <summary>How many rows of the right operand a tile that packs asks for before it reads them.</summary>
    public const int RowsAhead = 24;

    /// <summary>Rows that are whole tiles, however high they are.</summary>
    public const int WholeTiles = 48;

    /// <summary>How many rows packing takes: fewer would spend more on a panel than they save.</summary>
    public const int FewestPackedRows = 64;

    // Half of a common second-level cache of 1 MB: a panel that is not packed, or the left operand beside one that is.
    private const nuint MostFloats = 128 * 1024;

    // Packed panels of 2 vectors of 16 columns are 64 KB: the rest of a tile's time is lost on starting its sums.
    private const nuint MostDepth = 512;

    // Panels that are not packed are whole blocks of 8 vectors of 16 columns.
    private const nuint PanelStep = 128;

    // A right operand that stays in a second-level cache of 2 MB is read as fast in panels. Rows so few that their
    // tiles are wide wait for memory in any order, until a tile's depth takes more pages than the processor remembers.
    private const nuint MostUnslicedFloats = 256 * 1024;
    private const nuint MostUnslicedFloatsOfWideTiles = 2048 * 1024;

    // Thin slices leave few streams to the hardware; deeper ones bring each sum back from memory less often, which
    // counts where the sums are many, or the tiles are wide.
    private const nuint DepthOfSlices = 64;
    private const nuint DepthOfThinSlices = 32;
    private const nuint DepthOfWideSlices = 96;

    // A part of the right operand's rows, 8 or 4 at a time, leaves half of the nearest cache to the left one's, of
    // which so many stay in the second-level cache.
    private const nuint MostDepthOfDots = 1024;
    private const int MostRowsOfDots = 192;

    // Adding up the lanes of a sum takes as long as the multiply-adds of a few vectors.
    private const int FewestVectorsOfDots = 16;

    // A left operand of fewer values has come from the second-level cache, or stays there; where rows are long, the
    // right operand's way out of that cache is the narrow one.
    private const nuint FewestFloatsAhead = 64 * 1024;
    private const nuint DeepestAhead = 256;

    // With a transposed left operand, packed beside it, the result must be large enough to pay for both. A left one that
    // comes out of slow caches pays earlier, where each of its values meets columns enough.
    private const nuint FewestPackedColumns = 64;
    private const nuint ShortestPackedDepth = 64;
    private const nuint FewestPackedFloats = 64 * 1024;
    private const nuint FewestColumnsOfLargeLeft = 128;
    private const nuint ShortestDepthOfLargeLeft = 128;

    // The gradients of so many weights stay in the second-level cache until the weights are updated with them: more
    // where the right operand is packed again for each block of rows.
    private const int FloatsOfUpdate = 64 * 1024;
    private const int FloatsOfPackedUpdate = 192 * 1024;

    /// <summary>
    /// How many rows one sweep over the right operand takes: those of a tile, or all where the right operand would not
    /// stay in a core's second-level cache from one block of rows to the next.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
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
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Packs(int rows, nuint columns, in TileOperands operands)
    {
        nuint floats = columns * operands.Depth;
        return IsTransposed(in operands)
            ? rows >= FewestPackedRows && columns >= FewestPackedColumns
                && operands.Depth >= ShortestPackedDepth
                && (floats >= FewestPackedFloats || HasLargeLeft((nuint)rows, columns, operands.Depth))
            : rows >= FewestRowsToPack(floats);
    }

    private static bool HasLargeLeft(nuint rows, nuint columns, nuint depth)
        => rows * depth >= MostFloats && columns >= FewestColumnsOfLargeLeft && depth >= ShortestDepthOfLargeLeft;

    /// <summary>How many rows it takes for panels of a right operand of so many values to be packed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int FewestRowsToPack(nuint floats) => floats > MostFloats ? FewestPackedRows : int.MaxValue;

    /// <summary>Whether so few rows that nothing is packed read the right operand in slices of its rows.</summary>
    public static bool Slices<TSimd>(int rows, nuint columns, in TileOperands operands)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        nuint floats = columns * operands.Depth;
        return rows > 1
            && !IsTransposed(in operands)
            && (HaveWideTiles<TSimd>(rows) ? floats > MostUnslicedFloatsOfWideTiles : Slices(floats));
    }

    /// <summary>Whether a right operand of so many values is read in slices, unless its panels are packed.</summary>
    public static bool Slices(nuint floats) => floats > MostUnslicedFloats;

    /// <summary>The depth of the first slice of so much that is left.</summary>
    public static nuint SliceDepth<TSimd>(int rows, nuint depth)
        where TSimd : unmanaged, ISimd<TSimd>
        => PartDepth(
            depth,
            HaveWideTiles<TSimd>(rows) ? DepthOfWideSlices
                : rows <= Tile<TSimd>.Rows ? DepthOfThinSlices
                : DepthOfSlices);

    /// <summary>Whether a product with the transpose of a right operand of such rows is made of dot products.</summary>
    public static bool SumsDots<TSimd>(nuint depth)
        where TSimd : unmanaged, ISimd<TSimd>
        => depth > (nuint)((FewestVectorsOfDots - 1) * TSimd.Count);

    /// <summary>How many rows of a weight's gradient are computed before the weight is updated with them.</summary>
    /// <param name="columns">The columns of the weight.</param>
    /// <param name="samples">The samples that the gradient is a sum over.</param>
    public static int RowsOfUpdate(int columns, int samples)
    {
        int floats = samples < FewestPackedRows ? FloatsOfUpdate : FloatsOfPackedUpdate;
        return Math.Max(floats / columns / WholeTiles, 1) * WholeTiles;
    }

    /// <summary>How many of so many rows that are left pass by the right operand before it is read again.</summary>
    public static int RowsOfDots(int rows) => Math.Min(rows, MostRowsOfDots);

    /// <summary>The depth of the first part of dot products of so much that is left, whole vectors.</summary>
    public static nuint DepthOfDots(nuint depth) => (nuint)Lanes.Whole((int)PartDepth(depth, MostDepthOfDots));

    private static bool HaveWideTiles<TSimd>(int rows)
        where TSimd : unmanaged, ISimd<TSimd>
        => rows <= (TSimd.HasManyRegisters ? 4 : 2);

    /// <summary>Whether the left operand's rows from <paramref name="next"/> on are asked for a block ahead.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AsksForRows(int next, int rows, in TileOperands operands)
        => next < rows
            && !IsTransposed(in operands)
            && operands.Depth <= DeepestAhead
            && (nuint)rows * operands.Depth >= FewestFloatsAhead;

    /// <summary>Whether the left operand is a transposed one.</summary>
    public static bool IsTransposed(in TileOperands operands) => operands.ADepthStep != 1;

    /// <summary>The columns of a panel that is not packed.</summary>
    public static nuint PanelColumns(nuint depth) => Math.Max(MostFloats / depth / PanelStep, 1) * PanelStep;

    /// <summary>The depth of the first packed panel of so much that is left.</summary>
    public static nuint PanelDepth(nuint depth) => PartDepth(depth, MostDepth);

    // Parts as equal as can be, the longer ones first: a tile that searches a part loads whole vectors of each row.
    private static nuint PartDepth(nuint depth, nuint most)
    {
        nuint parts = (depth + most - 1) / most;
        return (depth + parts - 1) / parts;
    }

    /// <summary>How many rows pass by one packed panel after another, whole blocks of a tile's height.</summary>
    public static int Rows<TSimd>(nuint depth)
        where TSimd : unmanaged, ISimd<TSimd>
        => (int)(MostFloats / PanelDepth(depth)) / Tile<TSimd>.Rows * Tile<TSimd>.Rows;
}
