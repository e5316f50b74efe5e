using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNet;

/// <summary>
/// The values of some samples (or time steps) that a layer of the user's own reads. Each sample has a row of values at
/// each position of all its axes but the last: one of a flat value, height x width of an image. Between rows there may
/// be padding.
/// </summary>
public readonly ref struct ReadOnlyLayerRows
{
    private readonly ref readonly float _first;
    private readonly nuint _stride;

    internal ReadOnlyLayerRows(int samples, ReadOnlySpan<int> shape, ref readonly float first, nuint stride)
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
    public ReadOnlySpan<float> this[int row]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if ((uint)row >= (uint)Count)
                LayerShape.ThrowNoRow(row, Count);
            return MemoryMarshal.CreateReadOnlySpan(
                ref Unsafe.Add(ref Unsafe.AsRef(in _first), (nuint)(uint)row * _stride), Channels);
        }
    }

    /// <summary>One row of a sample.</summary>
    /// <param name="sample">The index of the sample.</param>
    /// <param name="position">The position in it: <c>y * width + x</c> of an image.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample or position.</exception>
    public ReadOnlySpan<float> this[int sample, int position]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if ((uint)position >= (uint)Positions || (uint)sample >= (uint)Samples)
                LayerShape.ThrowNoPosition(sample, Samples, position, Positions);
            return this[sample * Positions + position];
        }
    }
}
