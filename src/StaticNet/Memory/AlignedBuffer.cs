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

    // Tests surround the blocks of their thread with floats that nobody may read or write.
    [ThreadStatic]
    private static int t_margin;

    private readonly float[] _array;
    private readonly int _offset;

    /// <summary>Allocates a zeroed block.</summary>
    /// <param name="length">The number of floats.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="length"/> is negative or too large for an array.
    /// </exception>
    public AlignedBuffer(int length)
    {
        int margin = t_margin, slack = Alignment / sizeof(float) + 2 * margin;
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Array.MaxLength - slack);
        _array = GC.AllocateArray<float>(length + slack, pinned: true);
        _offset = OffsetToAlignment(_array) + margin;
        Length = length;
        HugePages.Ask(Span);
        if (margin > 0)
            FillMargins();
    }

    /// <summary>The number of floats.</summary>
    public int Length { get; }

    /// <summary>The whole block.</summary>
    public Span<float> Span => _array.AsSpan(_offset, Length);

    /// <summary>The whole block, to be kept.</summary>
    internal Memory<float> Memory => _array.AsMemory(_offset, Length);

    /// <summary>The first float of the block; for an empty one, a place that must not be read.</summary>
    public ref float Reference
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_array), (nint)(uint)_offset);
    }

    /// <summary>The whole block.</summary>
    /// <param name="buffer">The block.</param>
    public static implicit operator Span<float>(AlignedBuffer buffer) => buffer.Span;

    /// <summary>The whole block.</summary>
    /// <param name="buffer">The block.</param>
    public static implicit operator ReadOnlySpan<float>(AlignedBuffer buffer) => buffer.Span;

    /// <summary>How many floats, whole cache lines, stand before and after the blocks that this thread makes.</summary>
    internal static int Margin
    {
        get => t_margin;
        set => t_margin = value;
    }

    /// <summary>Whether what stands around the block is as it was.</summary>
    internal bool HasWholeMargins
        => !_array.AsSpan(0, _offset).ContainsAnyExcept(float.NaN)
        && !_array.AsSpan(_offset + Length).ContainsAnyExcept(float.NaN);

    private void FillMargins()
    {
        _array.AsSpan(0, _offset).Fill(float.NaN);
        _array.AsSpan(_offset + Length).Fill(float.NaN);
    }

    private static unsafe int OffsetToAlignment(float[] pinned)
    {
        nuint address = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(pinned));
        return (int)((0 - address) % Alignment / sizeof(float));
    }
}
