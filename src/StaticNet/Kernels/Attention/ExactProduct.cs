using System.ComponentModel;
using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>For generated code: a matrix product into rows without padding, such as those of a caller.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ExactProduct
{
    /// <summary><c>c[r, j] = bias[j] + sum over k of a[r, k] * b[k, j]</c>.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="a">[rows x depth].</param>
    /// <param name="aStride">The distance of its rows.</param>
    /// <param name="b">[depth x columns], padded to whole vectors.</param>
    /// <param name="bStride">The distance of its rows.</param>
    /// <param name="depth">The depth.</param>
    /// <param name="bias">[columns], padded, or a null reference.</param>
    /// <param name="c">[rows x columns].</param>
    /// <param name="cStride">The distance of its rows.</param>
    /// <param name="scratch">Memory of 8 rows, padded.</param>
    public static void Dense<TSimd>(
        int rows, int columns, ref readonly float a, nuint aStride, ref readonly float b, nuint bStride, nuint depth,
        ref readonly float bias, ref float c, nuint cStride, ref float scratch)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        int padded = Lanes.Whole(columns);
        for (int row = 0; row < rows; row += Tile<TSimd>.Rows)
        {
            int height = Math.Min(Tile<TSimd>.Rows, rows - row);
            Tile<TSimd>.Dense(
                height, padded, in Unsafe.Add(ref Unsafe.AsRef(in a), (nuint)row * aStride), aStride, in b, bStride,
                depth, in bias, ref scratch, (nuint)padded, default(Identity));
            Elementwise.Apply<TSimd, Identity>(
                in scratch, (nuint)padded, ref Unsafe.Add(ref c, (nuint)row * cStride), cStride, height, columns,
                default);
        }
    }
}
