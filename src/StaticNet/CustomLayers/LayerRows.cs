using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNet;

/// <summary>
/// The values of some samples (or time steps) that a layer of the user's own writes, in rows as
/// <see cref="ReadOnlyLayerRows"/> has them.
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

    /// <summary>How many samples, or time steps, there are.</summary>
    public int Samples { get; }

    /// <summary>The axes of one sample, without batch and time.</summary>
    public ReadOnlySpan<int> Shape { get; }

    /// <summary>The rows of each sample.</summary>
    public int Positions { get; }

    /// <summary>The values of each row: the last axis.</summary>
    public int Channels { get; }

    /// <summary>The rows of all samples.</summary>
    public int Count => Samples * Positions;

    /// <summary>One row: of flat values, a sample.</summary>
    /// <param name="row">Its number among those of all samples.</param>
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

    /// <summary>One row of a sample.</summary>
    /// <param name="sample">The index of the sample.</param>
    /// <param name="position">The position in it: <c>y * width + x</c> of an image.</param>
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
