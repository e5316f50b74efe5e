namespace StaticNet.Generators.Model;

/// <summary>Rows are padded to whole vectors of the widest hardware, so that kernels have no column remainder.</summary>
internal static class Lanes
{
    public const int Width = 16;

    public static int Pad(int size) => (size + Width - 1) / Width * Width;
}
