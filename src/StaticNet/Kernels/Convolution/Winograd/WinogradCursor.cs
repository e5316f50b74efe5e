using System.Runtime.CompilerServices;

namespace StaticNet.Kernels;

/// <summary>Walks the tiles of a batch: image by image, row by row.</summary>
internal struct WinogradCursor(int tilesDown, int tilesAcross)
{
    private readonly int _tilesDown = tilesDown;
    private readonly int _tilesAcross = tilesAcross;

    public int Sample { get; private set; }

    public int Y { get; private set; }

    public int X { get; private set; }

    public readonly bool IsFirstOfSample => (X | Y) == 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Advance()
    {
        if (++X != _tilesAcross)
            return;
        X = 0;
        if (++Y != _tilesDown)
            return;
        Y = 0;
        Sample++;
    }

    /// <summary>The pixels of a tile of so many rows and columns.</summary>
    public readonly WinogradPixels Pixels(int height, int width, int side, ref float image, nuint stride)
    {
        int first = (Sample * height + side * Y) * width + side * X;
        return new()
        {
            First = ref Unsafe.Add(ref image, (nuint)first * stride),
            PixelStep = stride,
            RowStep = (nuint)width * stride,
            Rows = Math.Min(side, height - side * Y),
            Columns = Math.Min(side, width - side * X),
        };
    }
}
