using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNet;

/// <summary>
/// The values of some samples (or time steps) that a custom layer writes, in rows as in
/// <see cref="ReadOnlyLayerRows"/>.
/// </summary>
public readonly ref struct LayerRows
{
    private readonly ref float _first;
    private readonly nuint _stride;

    internal LayerRows(int samples, ReadOnlySpan<int> shape, ref float first, nuint stride)
    {
        _first = ref first;
        _stride = stride;
        Samples = samples;
        Shape = shape;
        (Positions, Channels) = LayerShape.RowsOf(shape);
    }

    /// <summary>The number of samples, or time steps.</summary>
    public int Samples { get; }

    /// <summary>The axes of one sample, without batch and time.</summary>
    public ReadOnlySpan<int> Shape { get; }

    /// <summary>The number of rows of each sample.</summary>
    public int Positions { get; }

    /// <summary>The number of values in each row: the last axis.</summary>
    public int Channels { get; }

    /// <summary>The number of rows of all samples.</summary>
    public int Count => Samples * Positions;

    /// <summary>Returns one row; for flat values, this is a sample.</summary>
    /// <param name="row">The index of the row among those of all samples.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public Span<float> this[int row]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if ((uint)row >= (uint)Count)
                LayerShape.ThrowNoRow(row, Count);
            return MemoryMarshal.CreateSpan(ref Unsafe.Add(ref _first, (nuint)(uint)row * _stride), Channels);
        }
    }

    /// <summary>Returns one row of a sample.</summary>
    /// <param name="sample">The index of the sample.</param>
    /// <param name="position">The position in the sample: <c>y * width + x</c> for an image.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample or position.</exception>
    public Span<float> this[int sample, int position]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if ((uint)position >= (uint)Positions || (uint)sample >= (uint)Samples)
                LayerShape.ThrowNoPosition(sample, Samples, position, Positions);
            return this[sample * Positions + position];
        }
    }

    // With the padding after each row, which is ours.
    internal void Clear() => MemoryMarshal.CreateSpan(ref _first, checked(Count * (int)_stride)).Clear();
}
