namespace StaticNet.Generators.Model;

/// <summary>
/// Rows are padded to whole vectors of the widest hardware, so that kernels have no column remainder, and by one vector
/// more where rows would lie so many bytes apart that a column of them falls into few sets of the caches.
/// </summary>
internal static class Lanes
{
    public const int Width = 16;

    // 2048 bytes: of a first-level cache's 64 sets, the rows' starts would share two.
    private const int Aliasing = 512;

    public static int Pad(int size)
    {
        int whole = Whole(size);
        return whole % Aliasing == 0 ? whole + Width : whole;
    }

    /// <summary>The length of the whole vectors that so many values take.</summary>
    public static int Whole(int size) => (size + Width - 1) / Width * Width;

    /// <summary>
    /// The length of parts of a row of which an even number lie side by side: whole vectors of half the width.
    /// </summary>
    public static int PadHalf(int size) => (size + Width / 2 - 1) / (Width / 2) * (Width / 2);

    /// <summary>Whether rows of so many values need no padding.</summary>
    public static bool IsPadded(int size) => Pad(size) == size;
}
