using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// Inverted dropout whose mask is a pure function of a key, the sample, the time step or position, and the column: it
/// needs no memory, the backward pass computes it again, and neither the split into parts and threads nor the width of
/// vectors matters.
/// Source: Srivastava et al., JMLR 15 (2014).
/// </summary>
public static class Dropout
{
    // Mask values are made in blocks of this many columns.
    private const int BlockLength = 64;

    /// <summary>The key of one layer's masks in one training pass.</summary>
    /// <param name="seed">The seed of the whole training.</param>
    /// <param name="step">The number of the pass.</param>
    /// <param name="layer">The number of the layer.</param>
    public static ulong Key(ulong seed, ulong step, int layer)
        => CounterRandom.Combine(CounterRandom.Combine(seed, step), (ulong)layer);

    /// <summary>
    /// <c>destination = mask * source</c>, where the mask is 0 with probability <paramref name="rate"/> and
    /// 1 / (1 - rate) otherwise; may be in place. The backward pass is the same call on the gradients.
    /// </summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="source">[rows x columns].</param>
    /// <param name="sourceStride">The distance between its rows, in floats.</param>
    /// <param name="destination">[rows x columns].</param>
    /// <param name="destinationStride">The distance between its rows, in floats.</param>
    /// <param name="firstRow">The number that the first row has in the whole batch.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="rate">The probability of zeroing, at least 0 and below 1.</param>
    /// <param name="key">From <see cref="Key"/>.</param>
    public static void Apply<TSimd>(
        ref readonly float source,
        nuint sourceStride,
        ref float destination,
        nuint destinationStride,
        int firstRow,
        int rows,
        int columns,
        float rate,
        ulong key)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        var random = new CounterRandom(key);
        for (int row = 0; row < rows; row++)
        {
            ref float from = ref Unsafe.Add(ref Unsafe.AsRef(in source), (nuint)row * sourceStride);
            ref float to = ref Unsafe.Add(ref destination, (nuint)row * destinationStride);
            ApplyRow<TSimd>(ref from, ref to, (nuint)columns, rate, random.Bits((uint)(firstRow + row)));
        }
    }

    /// <summary>
    /// The same for a part of the sequences, which lie time step by time step: row (t, n) at t * sequences + n. How
    /// many sequences a part has changes no mask, and neither does the number of time steps.
    /// </summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="source">[time x sequences x columns].</param>
    /// <param name="sourceStride">The distance between its rows, in floats.</param>
    /// <param name="destination">[time x sequences x columns].</param>
    /// <param name="destinationStride">The distance between its rows, in floats.</param>
    /// <param name="firstSequence">The number that the first sequence has in the whole batch.</param>
    /// <param name="rows">The number of rows: of sequences times that of time steps.</param>
    /// <param name="time">The number of time steps.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="rate">The probability of zeroing, at least 0 and below 1.</param>
    /// <param name="key">From <see cref="Key"/>.</param>
    public static void ApplySteps<TSimd>(
        ref readonly float source,
        nuint sourceStride,
        ref float destination,
        nuint destinationStride,
        int firstSequence,
        int rows,
        int time,
        int columns,
        float rate,
        ulong key)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        var random = new CounterRandom(key);
        int sequences = rows / time;
        for (int step = 0; step < time; step++)
        {
            for (int sequence = 0; sequence < sequences; sequence++)
            {
                nuint row = (nuint)(step * sequences + sequence);
                ref float from = ref Unsafe.Add(ref Unsafe.AsRef(in source), row * sourceStride);
                ref float to = ref Unsafe.Add(ref destination, row * destinationStride);
                ulong counter = ((ulong)(uint)step << 32) | (uint)(firstSequence + sequence);
                ApplyRow<TSimd>(ref from, ref to, (nuint)columns, rate, random.Bits(counter));
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void ApplyRow<TSimd>(
        ref float source, ref float destination, nuint columns, float rate, ulong rowKey)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        Span<float> mask = stackalloc float[BlockLength];
        uint threshold = (uint)Math.Round(rate * 4294967296.0);
        float scale = 1 / (1 - rate);
        for (nuint start = 0; start < columns; start += BlockLength)
        {
            nuint end = Math.Min(start + BlockLength, columns);
            FillMask(mask[..WholeVectors<TSimd>((int)(end - start))], rowKey, (uint)start, threshold, scale);
            for (nuint i = start; i < end; i += (nuint)TSimd.Count)
            {
                TSimd factors = TSimd.Load(in mask[0], i - start);
                Partial.Store(Partial.Load<TSimd>(in source, i, columns, 0) * factors, ref destination, i, columns);
            }
        }
    }

    // So many values as are written and read of a mask for so many columns.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int WholeVectors<TSimd>(int columns)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        int vector = Math.Max(TSimd.Count, Vector<uint>.Count);
        return (columns + vector - 1) & -vector;
    }

    // Whole numbers have the same bits at every width, so this uses the widest vectors there are.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void FillMask(Span<float> mask, ulong rowKey, uint firstColumn, uint threshold, float scale)
    {
        var keyLow = new Vector<uint>((uint)rowKey);
        var keyHigh = new Vector<uint>((uint)(rowKey >> 32));
        var limit = new Vector<uint>(threshold);
        var kept = new Vector<float>(scale);
        for (int i = 0; i < mask.Length; i += Vector<uint>.Count)
        {
            Vector<uint> column = Vector<uint>.Indices + new Vector<uint>(firstColumn + (uint)i);
            Vector<uint> random = ColumnHash.Of(column, keyLow, keyHigh);
            Vector<int> dropped = Vector.AsVectorInt32(Vector.LessThan(random, limit));
            Vector.ConditionalSelect(dropped, Vector<float>.Zero, kept).CopyTo(mask[i..]);
        }
    }
}
