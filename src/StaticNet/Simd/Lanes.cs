namespace StaticNet.Simd;

/// <summary>
/// Rows of floats are whole vectors of the widest hardware, so that kernels have no column remainder.
/// </summary>
internal static class Lanes
{
    /// <summary>The floats of the widest vector.</summary>
    public const int Width = 16;

    /// <summary>The floats of the whole vectors that so many take.</summary>
    public static int Whole(int count) => (count + Width - 1) & -Width;
}
