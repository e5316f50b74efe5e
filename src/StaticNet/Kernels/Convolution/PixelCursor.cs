using System.Runtime.CompilerServices;

namespace StaticNet.Kernels;

/// <summary>
/// Walks pixels row by row and hands out their places, so that a tile's rows may lie in several image rows.
/// </summary>
[method: MethodImpl(MethodImplOptions.AggressiveInlining)]
internal struct PixelCursor(int width, nuint pixelStep, nuint rowStep)
{
    private readonly nuint _jump = rowStep - (nuint)width * pixelStep;
    private int _x;
    private nuint _offset;

    /// <summary>
    /// How many rows the next tile has, if the rows that are left are dealt out to tiles of equal height.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Height(int left, int most)
    {
        int tiles = (left + most - 1) / most;
        return (left + tiles - 1) / tiles;
    }

    /// <summary>The places of the next pixels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take(int count, ref TileOffsets offsets)
    {
        for (int i = 0; i < count; i++)
        {
            offsets[i] = _offset;
            _offset += pixelStep;
            if (++_x == width)
            {
                _x = 0;
                _offset += _jump;
            }
        }
    }
}
