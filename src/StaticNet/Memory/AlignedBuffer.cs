using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNet;

/// <summary>
/// A zeroed, fixed-size block of floats that starts at a 64-byte boundary: a pinned managed array, addressed from an
/// offset. Nothing to dispose.
/// </summary>
public sealed class AlignedBuffer
{
    /// <summary>The alignment of the first element, in bytes: one cache line, one 512-bit vector.</summary>
    public const int Alignment = 64;

    private readonly float[] _array;
    private readonly int _offset;

    /// <summary>Allocates a zeroed block.</summary>
    /// <param name="length">The number of floats.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="length"/> is negative or too large for an array.
    /// </exception>
    public AlignedBuffer(int length)
    {
        const int Slack = Alignment / sizeof(float);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Array.MaxLength - Slack);
        _array = GC.AllocateArray<float>(length + Slack, pinned: true);
        _offset = OffsetToAlignment(_array);
        Length = length;
    }

    /// <summary>The number of floats.</summary>
    public int Length { get; }

    /// <summary>The whole block.</summary>
    public Span<float> Span => _array.AsSpan(_offset, Length);

    /// <summary>The first float of the block; for an empty one, a place that must not be read.</summary>
    public ref float Reference => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_array), (nint)(uint)_offset);

    /// <summary>The whole block.</summary>
    /// <param name="buffer">The block.</param>
    public static implicit operator Span<float>(AlignedBuffer buffer) => buffer.Span;

    /// <summary>The whole block.</summary>
    /// <param name="buffer">The block.</param>
    public static implicit operator ReadOnlySpan<float>(AlignedBuffer buffer) => buffer.Span;

    private static unsafe int OffsetToAlignment(float[] pinned)
    {
        nuint address = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(pinned));
        return (int)((0 - address) % Alignment / sizeof(float));
    }
}
