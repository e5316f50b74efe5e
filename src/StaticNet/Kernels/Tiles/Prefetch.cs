using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace StaticNet.Kernels;

/// <summary>
/// Asks for memory before it is needed: for rows too far apart for the hardware to foresee. It never faults, whatever
/// the address, and does nothing where the instruction does not exist.
/// </summary>
internal static class Prefetch
{
    private const nuint LineFloats = 16;

    /// <summary>Brings rows of floats into the nearest cache.</summary>
    /// <param name="start">The first float of the first row.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="stride">Their distance.</param>
    /// <param name="width">The floats of each.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Rows(ref readonly float start, int rows, nuint stride, nuint width)
    {
        if (!Sse.IsSupported)
            return;
        ref float row = ref Unsafe.AsRef(in start);
        for (int i = 0; i < rows; i++)
        {
            Row(in row, width);
            row = ref Unsafe.Add(ref row, stride);
        }
    }

    /// <summary>Brings rows of floats into the second-level cache, and leaves the nearest as it is.</summary>
    /// <param name="start">The first float of the first row.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="stride">Their distance.</param>
    /// <param name="width">The floats of each.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void RowsIntoSecond(ref readonly float start, nuint rows, nuint stride, nuint width)
    {
        if (!Sse.IsSupported)
            return;
        ref float row = ref Unsafe.AsRef(in start);
        for (; rows != 0; rows--)
        {
            for (nuint j = 0; j < width; j += LineFloats)
                Sse.Prefetch1(Unsafe.AsPointer(ref Unsafe.Add(ref row, j)));
            row = ref Unsafe.Add(ref row, stride);
        }
    }

    /// <summary>Brings floats into the nearest cache.</summary>
    /// <param name="start">The first.</param>
    /// <param name="width">How many.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Row(ref readonly float start, nuint width)
    {
        if (!Sse.IsSupported)
            return;
        for (nuint j = 0; j < width; j += LineFloats)
            Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref Unsafe.AsRef(in start), j)));
    }
}
