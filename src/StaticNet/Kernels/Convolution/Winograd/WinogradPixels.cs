using System.Runtime.CompilerServices;

namespace StaticNet.Kernels;

/// <summary>The pixels of a tile's results, or of their windows of 2 x 2, that lie inside of the image.</summary>
internal ref struct WinogradPixels
{
    public ref float First;
    public nuint PixelStep;
    public nuint RowStep;
    public int Rows;
    public int Columns;

    /// <summary>The place of a column; 0 where it lies outside.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly nuint Column(int column) => column < Columns ? (nuint)column * PixelStep : 0;

    /// <summary>The place of a row; 0 where it lies outside.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly nuint Row(int row) => row < Rows ? (nuint)row * RowStep : 0;
}
