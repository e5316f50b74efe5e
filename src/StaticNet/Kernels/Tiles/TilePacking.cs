namespace StaticNet.Kernels;

/// <summary>
/// Whether a tile packs the columns of the right operand that it reads, for the blocks of rows that come after it, and
/// asks for those of some rows ahead. The multiplications wait for neither, so that packing costs next to nothing; in a
/// loop of its own, it waits for the slower caches.
/// </summary>
internal interface ITilePacking
{
    static abstract bool IsWanted { get; }
}

internal readonly struct NoPacking : ITilePacking
{
    public static bool IsWanted => false;
}

/// <summary>A tile of single vectors, not of pairs of them: its columns are those of a panel.</summary>
internal readonly struct Packing : ITilePacking
{
    public static bool IsWanted => true;
}
