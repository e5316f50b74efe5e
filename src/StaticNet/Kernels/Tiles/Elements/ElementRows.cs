using System.Runtime.CompilerServices;

namespace StaticNet.Kernels;

/// <summary>Where the rows of a tile for Arm begin.</summary>
internal ref struct ElementRows
{
    public ref float Row0;
    public ref float Row1;
    public ref float Row2;
    public ref float Row3;
    public ref float Row4;
    public ref float Row5;

    /// <summary>Rows that lie the same distance apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ElementRows(ref float first, nuint step)
    {
        Row0 = ref first;
        Row1 = ref Unsafe.Add(ref Row0, step);
        Row2 = ref Unsafe.Add(ref Row1, step);
        Row3 = ref Unsafe.Add(ref Row2, step);
        Row4 = ref Unsafe.Add(ref Row3, step);
        Row5 = ref Unsafe.Add(ref Row4, step);
    }

    /// <summary>Rows that lie anywhere; the first stands in for those that are not there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ElementRows(ref float first, ref readonly TileOffsets offsets, int rows)
    {
        Row0 = ref Unsafe.Add(ref first, offsets.At(0));
        Row1 = ref Unsafe.Add(ref first, offsets.At(rows > 1 ? 1 : 0));
        Row2 = ref Unsafe.Add(ref first, offsets.At(rows > 2 ? 2 : 0));
        Row3 = ref Unsafe.Add(ref first, offsets.At(rows > 3 ? 3 : 0));
        Row4 = ref Unsafe.Add(ref first, offsets.At(rows > 4 ? 4 : 0));
        Row5 = ref Unsafe.Add(ref first, offsets.At(rows > 5 ? 5 : 0));
    }
}
