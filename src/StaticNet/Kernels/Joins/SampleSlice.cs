using System.ComponentModel;
using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// For generated code: a part of each sample along one axis, as a slice of it or as what is concatenated.
/// <c>new SampleSlice(new(13, 13, 64), axis: 2, start: 16, size: 8)</c> has the shape 13 x 13 x 8.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SampleSlice
{
    private readonly SampleAxes _whole;
    private readonly int _axis;
    private readonly int _start;
    private readonly int _size;

    /// <summary>A part of a sample.</summary>
    /// <param name="whole">The axes of the whole sample.</param>
    /// <param name="axis">The axis along which it is cut.</param>
    /// <param name="start">Where the part starts along it.</param>
    /// <param name="size">The part's size along it.</param>
    public SampleSlice(SampleAxes whole, int axis, int start, int size)
        => (_whole, _axis, _start, _size) = (whole, axis, start, size);

    private bool IsOfChannels => _axis == _whole.Rank - 1;

    // The positions for each index of the axis, where it is not that of the channels.
    private int InnerPositions => _whole.Product(_axis + 1, _whole.Rank - 1);

    /// <summary>
    /// Copies the part out of the whole, or adds it: a slice, and the gradient of what was concatenated.
    /// </summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="samples">The number of samples.</param>
    /// <param name="whole">The whole samples.</param>
    /// <param name="wholeStride">The distance of their positions, in floats.</param>
    /// <param name="part">Receives the part.</param>
    /// <param name="partStride">The distance of its positions, in floats.</param>
    /// <param name="accumulate">Whether to add to what <paramref name="part"/> holds.</param>
    public void Take<TSimd>(
        int samples, ref readonly float whole, nuint wholeStride, ref float part, nuint partStride,
        bool accumulate = false)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        SliceRows rows = RowsOf(samples, wholeStride, partStride);
        ref float from = ref Unsafe.Add(ref Unsafe.AsRef(in whole), rows.WholeStart);
        for (nuint block = 0; block < rows.Blocks; block++)
        {
            RowBlock.Copy<TSimd>(rows.Count, rows.Columns, ref from, wholeStride, ref part, partStride, accumulate);
            from = ref Unsafe.Add(ref from, rows.WholeStep);
            part = ref Unsafe.Add(ref part, rows.PartStep);
        }
    }

    /// <summary>Copies the part into the whole: it is concatenated.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="samples">The number of samples.</param>
    /// <param name="part">The part.</param>
    /// <param name="partStride">The distance of its positions, in floats.</param>
    /// <param name="whole">The whole samples, of which the rest stays.</param>
    /// <param name="wholeStride">The distance of their positions, in floats.</param>
    public void Put<TSimd>(
        int samples, ref readonly float part, nuint partStride, ref float whole, nuint wholeStride)
        where TSimd : unmanaged, ISimd<TSimd>
        => Put<TSimd>(samples, in part, partStride, ref whole, wholeStride, accumulate: false);

    /// <summary>
    /// Makes the whole's gradient from that of a slice: adds it to the part, or copies it and zeroes the rest.
    /// </summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="samples">The number of samples.</param>
    /// <param name="dPart">The gradient of the part.</param>
    /// <param name="dPartStride">The distance of its positions, in floats.</param>
    /// <param name="dWhole">The gradient of the whole samples.</param>
    /// <param name="dWholeStride">The distance of their positions, in floats.</param>
    /// <param name="accumulate">Whether to add to what <paramref name="dWhole"/> holds.</param>
    public void PutGradient<TSimd>(
        int samples, ref readonly float dPart, nuint dPartStride, ref float dWhole, nuint dWholeStride,
        bool accumulate)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        if (!accumulate)
            ClearRest(samples, ref dWhole, dWholeStride);
        Put<TSimd>(samples, in dPart, dPartStride, ref dWhole, dWholeStride, accumulate);
    }

    private void Put<TSimd>(
        int samples, ref readonly float part, nuint partStride, ref float whole, nuint wholeStride, bool accumulate)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        SliceRows rows = RowsOf(samples, wholeStride, partStride);
        ref float from = ref Unsafe.AsRef(in part);
        whole = ref Unsafe.Add(ref whole, rows.WholeStart);
        for (nuint block = 0; block < rows.Blocks; block++)
        {
            RowBlock.Copy<TSimd>(rows.Count, rows.Columns, ref from, partStride, ref whole, wholeStride, accumulate);
            from = ref Unsafe.Add(ref from, rows.PartStep);
            whole = ref Unsafe.Add(ref whole, rows.WholeStep);
        }
    }

    // Before the part and after it.
    private void ClearRest(int samples, ref float whole, nuint stride)
    {
        int end = _start + _size;
        new SampleSlice(_whole, _axis, 0, _start).Clear(samples, ref whole, stride);
        new SampleSlice(_whole, _axis, end, _whole[_axis] - end).Clear(samples, ref whole, stride);
    }

    private void Clear(int samples, ref float whole, nuint stride)
    {
        SliceRows rows = RowsOf(samples, stride, 0);
        whole = ref Unsafe.Add(ref whole, rows.WholeStart);
        for (nuint block = 0; block < rows.Blocks; block++)
        {
            RowBlock.Clear(rows.Count, rows.Columns, ref whole, stride);
            whole = ref Unsafe.Add(ref whole, rows.WholeStep);
        }
    }

    // Columns of every position, or whole positions that follow each other.
    private SliceRows RowsOf(int samples, nuint wholeStride, nuint partStride)
    {
        if (IsOfChannels)
            return new(1, (nuint)samples * (nuint)_whole.Positions, (nuint)_size, (nuint)_start, 0, 0);
        nuint inner = (nuint)InnerPositions;
        nuint rows = (nuint)_size * inner;
        return new(
            (nuint)samples * (nuint)_whole.Product(0, _axis), rows, (nuint)_whole.Channels,
            (nuint)_start * inner * wholeStride, (nuint)_whole[_axis] * inner * wholeStride, rows * partStride);
    }
}
