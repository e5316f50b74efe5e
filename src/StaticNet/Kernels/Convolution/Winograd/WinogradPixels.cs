using System.Runtime.CompilerServices;

namespace StaticNet.Kernels;

/// <summary>The pixels of a tile of 4 x 4 results, or of its windows of 2 x 2, that lie inside of the image.</summary>
internal ref struct WinogradPixels
{
    public ref float First;
    public nuint PixelStep;
    public nuint RowStep;
    public int Rows;
    public int Columns;

    /// <summary>The place of a column, or of the first one, which is written last, where it lies outside.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly nuint Column(int column) => column < Columns ? (nuint)column * PixelStep : 0;
}
