using System.ComponentModel;
using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>Transposition, of weights for the backward pass.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Transposition
{
    private const int Block = 16;

    /// <summary>
    /// <c>destination[j, i] = source[i, j]</c>. The destination's padding, from <paramref name="rows"/> up to its stride, becomes
    /// zero.
    /// </summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="source">The matrix, [rows x columns].</param>
    /// <param name="rows">The number of its rows.</param>
    /// <param name="columns">The number of its columns.</param>
    /// <param name="sourceStride">The distance of its rows.</param>
    /// <param name="destination">The transposed matrix, [columns x rows].</param>
    /// <param name="destinationStride">The distance of its rows.</param>
    public static void Transpose<TSimd>(
        ref readonly float source, int rows, int columns, nuint sourceStride,
        ref float destination, nuint destinationStride)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        for (int j = 0; j < columns; j++)
        {
            ref float row = ref Unsafe.Add(ref destination, (nuint)j * destinationStride);
            for (nuint i = 0; i < (nuint)rows; i++)
                Unsafe.Add(ref row, i) = Unsafe.Add(ref Unsafe.AsRef(in source), i * sourceStride + (nuint)j);
            for (nuint i = (nuint)rows; i < destinationStride; i++)
                Unsafe.Add(ref row, i) = 0;
        }
    }
}
