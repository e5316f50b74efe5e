using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// The gradients of a dense layer whose weight is large: the optimizer uses them block by block, while they are in the
/// nearest caches, where a step runs within the pass.
/// </summary>
/// <typeparam name="TSimd">The vector.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TileUpdate<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    /// <summary>
    /// What <see cref="Tile{TSimd}.ParameterGradients"/> computes; where a step runs within the pass, it updates the
    /// rows of the weight instead of writing their gradients.
    /// </summary>
    /// <param name="first">The first row.</param>
    /// <param name="end">The row after the last.</param>
    /// <param name="columns">The number of columns, a multiple of 16.</param>
    /// <param name="a">The layer's input, [samples x all rows].</param>
    /// <param name="aStride">The distance of its rows.</param>
    /// <param name="b">The gradient of the layer's output, [samples x columns].</param>
    /// <param name="bStride">The distance of its rows.</param>
    /// <param name="samples">The number of samples.</param>
    /// <param name="gradients">The gradients of all parameters.</param>
    /// <param name="weight">Where the weight stands among them, [all rows x columns], one row after the other.</param>
    /// <param name="bias">Where the bias stands, [columns]; negative where there is none.</param>
    /// <param name="accumulate">Whether to add to what the gradients hold.</param>
    /// <param name="updates">The step that runs within the pass, if there is one.</param>
    public static void ParameterGradients(
        int first, int end, int columns, ref readonly float a, nuint aStride, ref readonly float b, nuint bStride,
        int samples, ref float gradients, int weight, int bias, bool accumulate, WeightUpdate? updates)
    {
        if (updates is null)
        {
            Tile<TSimd>.WeightGradient(
                first, end, columns, in a, aStride, in b, bStride, (nuint)samples,
                ref Unsafe.Add(ref gradients, weight), (nuint)columns, accumulate);
        }
        else
        {
            UpdateRows(first, end, columns, in a, aStride, in b, bStride, samples, weight, updates);
        }
        if (first == 0 && bias >= 0)
        {
            Reduction.ColumnSums<TSimd>(
                samples, columns, in b, bStride, ref Unsafe.Add(ref gradients, bias), accumulate);
        }
    }

    private static void UpdateRows(
        int first, int end, int columns, ref readonly float a, nuint aStride, ref readonly float b, nuint bStride,
        int samples, int weight, WeightUpdate updates)
    {
        int rows = Math.Min(TileBlocking.RowsOfUpdate(columns, samples), end - first);
        ref float dRows = ref Scratch.RentForLayer((long)rows * columns);
        for (int row = first; row < end; row += rows)
        {
            int height = Math.Min(rows, end - row);
            Tile<TSimd>.WeightGradient(
                height, columns, in Unsafe.Add(ref Unsafe.AsRef(in a), row), aStride, in b, bStride, (nuint)samples,
                ref dRows, (nuint)columns, accumulate: false);
            updates.Update(weight + row * columns, MemoryMarshal.CreateReadOnlySpan(ref dRows, height * columns));
        }
    }
}
