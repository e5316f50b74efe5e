using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNet.Kernels;

namespace StaticNet.Belief;

/// <summary>
/// The values of one side of a machine for many samples: rows of whole vectors, whose padding is zero and which do not
/// lie a power of two apart.
/// </summary>
/// <param name="rows">How many samples there is room for.</param>
/// <param name="units">The number of units.</param>
internal sealed class UnitRows(int rows, int units)
{
    private readonly AlignedBuffer _buffer =
        new(ArraySize.Of(Math.Max(rows, 1), StrideOf(units), "samples of a machine"));

    /// <summary>How many samples there is room for.</summary>
    public int Rows => rows;

    /// <summary>The number of units.</summary>
    public int Units => units;

    /// <summary>The distance of the rows.</summary>
    public int Stride { get; } = StrideOf(units);

    /// <summary>All rows, with what is between them.</summary>
    public Memory<float> Values => _buffer.Memory;

    /// <summary>The first unit of a row.</summary>
    public ref float Start(int row)
        => ref Unsafe.Add(ref MemoryMarshal.GetReference(_buffer.Span), (nint)row * Stride);

    /// <summary>The units of a row.</summary>
    public Span<float> this[int row] => _buffer.Span.Slice(row * Stride, units);

    /// <summary>Copies rows that lie without padding, with zeros in place of subnormal numbers.</summary>
    public void CopyFrom(ReadOnlySpan<float> source, int firstRow, int count)
    {
        for (int row = 0; row < count; row++)
            Copy(source.Slice(row * units, units), firstRow + row);
    }

    /// <summary>Copies one row, with zeros in place of subnormal numbers.</summary>
    public void Copy(ReadOnlySpan<float> source, int row) => Subnormals.Copy(source[..units], this[row]);

    /// <summary>Copies rows to where they lie without padding.</summary>
    public void CopyTo(Span<float> target, int firstRow, int count)
    {
        for (int row = 0; row < count; row++)
            this[firstRow + row].CopyTo(target.Slice(row * units, units));
    }

    private static int StrideOf(int units)
    {
        int stride = (units + 15) & ~15;
        return stride % 128 == 0 ? stride + 16 : stride;
    }
}
