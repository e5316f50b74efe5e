namespace StaticNet;

/// <summary>How many samples to put into a piece of a stream.</summary>
internal static class PieceSize
{
    // Arrays of so many floats are soon let go; larger ones stay with the large objects.
    private const int MostValues = 20_000, MostSamples = 1024;

    /// <summary>How many samples of so many values.</summary>
    public static int Of(int values) => Math.Clamp(MostValues / values, 1, MostSamples);
}
