using System.ComponentModel;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>For generated code: what recurrent layers do around the products and gates of their time steps.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Recurrence
{
    /// <summary><c>sum[j] = input[j] + state[j]</c>: PyTorch's two biases, of which a step adds the sum.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="columns">The number of values, a multiple of 16.</param>
    /// <param name="input">The bias of the inputs.</param>
    /// <param name="state">The bias of the state.</param>
    /// <param name="sum">Receives their sum.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void AddBiases<TSimd>(int columns, ref readonly float input, ref readonly float state, ref float sum)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        for (nuint j = 0; j < (nuint)columns; j += (nuint)TSimd.Count)
            TSimd.Store(TSimd.Load(in input, j) + TSimd.Load(in state, j), ref sum, j);
    }

    /// <summary>Copies part of a state to where a layer's steps read it; zeros where there is no state.</summary>
    /// <param name="rows">The number of streams.</param>
    /// <param name="units">The number of values of one.</param>
    /// <param name="state">The first stream's state, or a null reference.</param>
    /// <param name="offset">Where the part starts in it.</param>
    /// <param name="stateStride">The distance of two streams' states.</param>
    /// <param name="block">Receives [rows x units] with zeros as padding.</param>
    /// <param name="stride">The distance of its rows.</param>
    public static void Load(
        int rows, int units, ref readonly float state, int offset, int stateStride, ref float block, int stride)
    {
        if (Unsafe.IsNullRef(in state))
        {
            MemoryMarshal.CreateSpan(ref block, rows * stride).Clear();
            return;
        }
        for (int row = 0; row < rows; row++)
        {
            Span<float> to = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref block, row * stride), stride);
            Row(in state, offset + row * stateStride, units).CopyTo(to);
            to[units..].Clear();
        }
    }

    /// <summary>Copies what a layer's last step left to a state, if there is one.</summary>
    /// <param name="rows">The number of streams.</param>
    /// <param name="units">The number of values of one.</param>
    /// <param name="block">[rows x units].</param>
    /// <param name="stride">The distance of its rows.</param>
    /// <param name="state">The first stream's state, or a null reference.</param>
    /// <param name="offset">Where the part starts in it.</param>
    /// <param name="stateStride">The distance of two streams' states.</param>
    public static void Store(
        int rows, int units, ref readonly float block, int stride, ref float state, int offset, int stateStride)
    {
        if (Unsafe.IsNullRef(ref state))
            return;
        RowBlock.Copy(
            (nuint)rows, (nuint)units, ref Unsafe.AsRef(in block), (nuint)stride, ref Unsafe.Add(ref state, offset),
            (nuint)stateStride);
    }

    /// <summary>The state of a stream, or a null reference where there is none.</summary>
    /// <param name="states">The states of all streams, or a null reference.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="stride">The distance of two streams' states.</param>
    public static ref float Stream(ref float states, int stream, int stride)
    {
        if (Unsafe.IsNullRef(ref states))
            return ref states;
        return ref Unsafe.Add(ref states, stream * stride);
    }

    /// <summary><c>sum[r, j] += source[r, j]</c> for columns that need not start a vector.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="source">[rows x columns].</param>
    /// <param name="sourceStride">The distance of its rows.</param>
    /// <param name="sum">[rows x columns].</param>
    /// <param name="stride">The distance of its rows.</param>
    public static void AddColumns(
        int rows, int columns, ref readonly float source, int sourceStride, ref float sum, int stride)
    {
        for (int row = 0; row < rows; row++)
        {
            Span<float> to = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref sum, row * stride), columns);
            TensorPrimitives.Add(to, Row(in source, row * sourceStride, columns), to);
        }
    }

    /// <summary>
    /// Copies the rows of sequences that have ended: a step after the end does not advance the state.
    /// </summary>
    /// <param name="rows">The number of sequences.</param>
    /// <param name="lengths">The number of steps of each.</param>
    /// <param name="time">The step.</param>
    /// <param name="source">What to copy, [rows x stride].</param>
    /// <param name="destination">Where to, [rows x stride].</param>
    /// <param name="stride">The length of a row.</param>
    public static void CopyEnded(
        int rows, ReadOnlySpan<int> lengths, int time, ref readonly float source, ref float destination, int stride)
    {
        for (int row = 0; row < rows; row++)
        {
            if (time >= lengths[row])
            {
                ref float to = ref Unsafe.Add(ref destination, row * stride);
                Row(in source, row * stride, stride).CopyTo(MemoryMarshal.CreateSpan(ref to, stride));
            }
        }
    }

    /// <summary>Zeroes the rows of sequences that have ended: their steps have no gradient.</summary>
    /// <param name="rows">The number of sequences.</param>
    /// <param name="lengths">The number of steps of each.</param>
    /// <param name="time">The step.</param>
    /// <param name="matrix">[rows x stride].</param>
    /// <param name="stride">The length of a row.</param>
    public static void ClearEnded(int rows, ReadOnlySpan<int> lengths, int time, ref float matrix, int stride)
    {
        for (int row = 0; row < rows; row++)
        {
            if (time >= lengths[row])
                MemoryMarshal.CreateSpan(ref Unsafe.Add(ref matrix, row * stride), stride).Clear();
        }
    }

    private static ReadOnlySpan<float> Row(ref readonly float matrix, int offset, int length) =>
        MemoryMarshal.CreateReadOnlySpan(in Unsafe.Add(ref Unsafe.AsRef(in matrix), offset), length);
}
