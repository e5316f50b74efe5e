namespace StaticNet.Kernels;

/// <summary>
/// Whether a tile looks for subnormal numbers among the values of its left operand while it multiplies them. The units
/// that multiply leave others idle, so that this costs nearly nothing there; a search of its own takes 2 to 4 % of a
/// dense layer's time, as it waits for the values to come out of slower caches.
/// </summary>
internal interface ITileSearch
{
    static abstract bool IsWanted { get; }
}

internal readonly struct NoSearch : ITileSearch
{
    public static bool IsWanted => false;
}

/// <summary>
/// A tile that meets a subnormal number says so at once, before it multiplies it, and what it leaves in the result
/// means nothing. The left operand is no transposed one, and as deep as a pair of vectors is long.
/// </summary>
internal readonly struct Search : ITileSearch
{
    public static bool IsWanted => true;
}
