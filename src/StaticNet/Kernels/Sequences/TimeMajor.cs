using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNet.Kernels;

/// <summary>
/// For generated code: inside a pass, the sequences of a part lie time step by time step, row (t, n) at t * rows + n;
/// the caller's lie one after the other.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TimeMajor
{
    /// <summary>Copies the caller's sequences to time steps.</summary>
    /// <param name="rows">The number of sequences.</param>
    /// <param name="time">The number of time steps.</param>
    /// <param name="size">The values of one time step.</param>
    /// <param name="source">The first sequence, [rows x time x size].</param>
    /// <param name="sequenceStride">The distance of two sequences.</param>
    /// <param name="destination">Receives [time x rows x size].</param>
    /// <param name="stride">The distance of its rows.</param>
    public static void Read(
        int rows, int time, int size, ref readonly float source, int sequenceStride, ref float destination, int stride)
    {
        if (rows == 1 && stride == size)
        {
            Span(ref Unsafe.AsRef(in source), 0, time * size).CopyTo(Span(ref destination, 0, time * size));
            return;
        }
        for (int row = 0; row < rows; row++)
        {
            RowBlock.Copy(
                (nuint)time, (nuint)size, ref Unsafe.Add(ref Unsafe.AsRef(in source), row * sequenceStride),
                (nuint)size, ref Unsafe.Add(ref destination, row * stride), (nuint)(rows * stride));
        }
    }

    /// <summary>Copies time steps to the caller's sequences.</summary>
    /// <param name="rows">The number of sequences.</param>
    /// <param name="time">The number of time steps.</param>
    /// <param name="size">The values of one time step.</param>
    /// <param name="source">[time x rows x size].</param>
    /// <param name="stride">The distance of its rows.</param>
    /// <param name="destination">Receives the first sequence, [rows x time x size].</param>
    /// <param name="sequenceStride">The distance of two sequences.</param>
    public static void Write(
        int rows, int time, int size, ref readonly float source, int stride, ref float destination, int sequenceStride)
    {
        for (int row = 0; row < rows; row++)
        {
            RowBlock.Copy(
                (nuint)time, (nuint)size, ref Unsafe.Add(ref Unsafe.AsRef(in source), row * stride),
                (nuint)(rows * stride), ref Unsafe.Add(ref destination, row * sequenceStride), (nuint)size);
        }
    }

    /// <summary>Zeroes the rows after the ends of sequences: they have no gradient.</summary>
    /// <param name="rows">The number of sequences.</param>
    /// <param name="time">The number of time steps.</param>
    /// <param name="lengths">The number of steps of each sequence; empty where all are whole.</param>
    /// <param name="matrix">[time x rows x stride].</param>
    /// <param name="stride">The length of a row.</param>
    public static void ClearEnded(int rows, int time, ReadOnlySpan<int> lengths, ref float matrix, int stride)
    {
        for (int row = 0; row < lengths.Length; row++)
        {
            for (int step = lengths[row]; step < time; step++)
                Span(ref matrix, (step * rows + row) * stride, stride).Clear();
        }
    }

    private static Span<float> Span(ref float memory, int offset, int length) =>
        MemoryMarshal.CreateSpan(ref Unsafe.Add(ref memory, offset), length);
}
