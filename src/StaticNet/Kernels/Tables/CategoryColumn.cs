using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNet.Kernels;

/// <summary>
/// For generated code: one column of rows holds the number of a category, and a row of a table takes its place. What is
/// no number of a category is read as 0.
/// </summary>
/// <param name="column">The column.</param>
/// <param name="size">The values of a row before that.</param>
/// <param name="categories">The rows of the table.</param>
/// <param name="units">The values of one of them.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct CategoryColumn(int column, int size, int categories, int units)
{
    private int Width => size - 1 + units;

    /// <summary><c>output = input[..column], table[input[column]], input[column + 1..]</c>.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="input">[rows x inputStride].</param>
    /// <param name="inputStride">The distance of two rows of the input.</param>
    /// <param name="table">[categories x tableStride].</param>
    /// <param name="tableStride">The distance of two rows of the table.</param>
    /// <param name="output">Receives [rows x outputStride].</param>
    /// <param name="outputStride">The distance of two rows of the output.</param>
    public void Forward(
        int rows, ref readonly float input, int inputStride, ref readonly float table, int tableStride,
        ref float output, int outputStride)
    {
        for (int row = 0; row < rows; row++)
        {
            Span<float> from = Row(in input, row, inputStride, size);
            Span<float> to = Row(in output, row, outputStride, Width);
            from[..column].CopyTo(to);
            Row(in table, Category(from[column]), tableStride, units).CopyTo(to[column..]);
            from[(column + 1)..].CopyTo(to[(column + units)..]);
        }
    }

    /// <summary>The gradient of the rows; that of the number is 0.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="dOutput">[rows x outputStride].</param>
    /// <param name="outputStride">The distance of two rows of the output's gradient.</param>
    /// <param name="dInput">Receives [rows x inputStride].</param>
    /// <param name="inputStride">The distance of two rows of the input's gradient.</param>
    public void Backward(int rows, ref readonly float dOutput, int outputStride, ref float dInput, int inputStride)
    {
        for (int row = 0; row < rows; row++)
        {
            Span<float> from = Row(in dOutput, row, outputStride, Width);
            Span<float> to = Row(in dInput, row, inputStride, size);
            from[..column].CopyTo(to);
            to[column] = 0;
            from[(column + units)..].CopyTo(to[(column + 1)..]);
        }
    }

    /// <summary>
    /// <c>dTable[category] = the sum of dOutput[column..column + units] over the rows of that category</c>, or that
    /// added to dTable, for some rows of it.
    /// </summary>
    /// <param name="first">The first row of the table.</param>
    /// <param name="end">The row after the last.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="input">[rows x inputStride].</param>
    /// <param name="inputStride">The distance of two rows of the input.</param>
    /// <param name="dOutput">[rows x outputStride].</param>
    /// <param name="outputStride">The distance of two rows of the output's gradient.</param>
    /// <param name="dTable">The gradient of the table.</param>
    /// <param name="tableStride">The distance of two rows of the table.</param>
    /// <param name="accumulate">Whether to add to what <paramref name="dTable"/> holds.</param>
    public void AddGradients(
        int first, int end, int rows, ref readonly float input, int inputStride, ref readonly float dOutput,
        int outputStride, ref float dTable, int tableStride, bool accumulate)
    {
        for (int category = first; category < end && !accumulate; category++)
            Row(in dTable, category, tableStride, tableStride).Clear();
        for (int row = 0; row < rows; row++)
        {
            int category = Category(Unsafe.Add(ref Unsafe.AsRef(in input), (nint)row * inputStride + column));
            if (category < first || category >= end)
                continue;
            Span<float> from = Row(in dOutput, row, outputStride, Width).Slice(column, units);
            Span<float> to = Row(in dTable, category, tableStride, units);
            for (int unit = 0; unit < from.Length; unit++)
                to[unit] += from[unit];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Category(float number) => number >= 0 && number < categories ? (int)number : 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Span<float> Row(ref readonly float matrix, int row, int stride, int length) =>
        MemoryMarshal.CreateSpan(ref Unsafe.Add(ref Unsafe.AsRef(in matrix), (nint)row * stride), length);
}
