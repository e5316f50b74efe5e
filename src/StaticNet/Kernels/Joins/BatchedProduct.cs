using System.ComponentModel;
using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// For generated code: the product of two matrices of each sample, and its gradients. A matrix's rows are positions,
/// its columns channels. Of more than two axes, the first ones count as samples. What is computed has zeros in place of
/// subnormal numbers. The thread's memory for a layer is rented.
/// </summary>
/// <param name="rows">The rows of the first matrix and of the product.</param>
/// <param name="depth">The columns of the first matrix.</param>
/// <param name="columns">The columns of the product.</param>
/// <param name="transposeSecond">
/// Whether the second matrix is [columns x depth], and not [depth x columns].
/// </param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BatchedProduct(int rows, int depth, int columns, bool transposeSecond = false)
{
    private int SecondRows => transposeSecond ? columns : depth;

    /// <summary>
    /// <c>output[n, i, j] = sum over k of first[n, i, k] * second[n, k, j]</c>, or of <c>second[n, j, k]</c>.
    /// </summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="samples">The number of samples.</param>
    /// <param name="first">The first matrices, [samples x rows x depth].</param>
    /// <param name="firstStride">The distance of their rows, in floats.</param>
    /// <param name="second">The second matrices.</param>
    /// <param name="secondStride">The distance of their rows, in floats.</param>
    /// <param name="output">The products, [samples x rows x columns].</param>
    /// <param name="outputStride">The distance of their rows, in floats.</param>
    public void Forward<TSimd>(
        int samples, ref readonly float first, nuint firstStride, ref readonly float second, nuint secondStride,
        ref float output, nuint outputStride)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        MatrixProduct<TSimd> product = new(rows, depth, columns, transposesRight: transposeSecond);
        for (nuint sample = 0; sample < (nuint)samples; sample++)
        {
            ref float left = ref At(in first, sample, rows, firstStride);
            ref float right = ref At(in second, sample, SecondRows, secondStride);
            ref float result = ref At(in output, sample, rows, outputStride);
            product.Multiply(
                ref left, firstStride, 1, ref right, secondStride, ref result, outputStride, accumulate: false);
        }
    }

    /// <summary>
    /// <c>dFirst[n, i, k] = sum over j of dOutput[n, i, j] * second[n, k, j]</c>, or of <c>second[n, j, k]</c>; or that
    /// added.
    /// </summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="samples">The number of samples.</param>
    /// <param name="dOutput">The gradients of the products, [samples x rows x columns].</param>
    /// <param name="dOutputStride">The distance of their rows, in floats.</param>
    /// <param name="second">The second matrices.</param>
    /// <param name="secondStride">The distance of their rows, in floats.</param>
    /// <param name="dFirst">The gradients of the first matrices, [samples x rows x depth].</param>
    /// <param name="dFirstStride">The distance of their rows, in floats.</param>
    /// <param name="accumulate">Whether to add to what <paramref name="dFirst"/> holds.</param>
    public void FirstGradient<TSimd>(
        int samples, ref readonly float dOutput, nuint dOutputStride, ref readonly float second, nuint secondStride,
        ref float dFirst, nuint dFirstStride, bool accumulate)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        MatrixProduct<TSimd> product = new(rows, columns, depth, transposesRight: !transposeSecond);
        for (nuint sample = 0; sample < (nuint)samples; sample++)
        {
            ref float left = ref At(in dOutput, sample, rows, dOutputStride);
            ref float right = ref At(in second, sample, SecondRows, secondStride);
            ref float result = ref At(in dFirst, sample, rows, dFirstStride);
            product.Multiply(
                ref left, dOutputStride, 1, ref right, secondStride, ref result, dFirstStride, accumulate);
        }
    }

    /// <summary>
    /// <c>dSecond[n, k, j] = sum over i of first[n, i, k] * dOutput[n, i, j]</c>, with k and j exchanged where the
    /// second is transposed; or that added.
    /// </summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="samples">The number of samples.</param>
    /// <param name="dOutput">The gradients of the products, [samples x rows x columns].</param>
    /// <param name="dOutputStride">The distance of their rows, in floats.</param>
    /// <param name="first">The first matrices, [samples x rows x depth].</param>
    /// <param name="firstStride">The distance of their rows, in floats.</param>
    /// <param name="dSecond">The gradients of the second matrices.</param>
    /// <param name="dSecondStride">The distance of their rows, in floats.</param>
    /// <param name="accumulate">Whether to add to what <paramref name="dSecond"/> holds.</param>
    public void SecondGradient<TSimd>(
        int samples, ref readonly float dOutput, nuint dOutputStride, ref readonly float first, nuint firstStride,
        ref float dSecond, nuint dSecondStride, bool accumulate)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        MatrixProduct<TSimd> product = new(
            SecondRows, rows, transposeSecond ? depth : columns, transposesRight: false);
        for (nuint sample = 0; sample < (nuint)samples; sample++)
        {
            ref float factor = ref At(in first, sample, rows, firstStride);
            ref float gradient = ref At(in dOutput, sample, rows, dOutputStride);
            ref float result = ref At(in dSecond, sample, SecondRows, dSecondStride);
            if (transposeSecond)
            {
                product.Multiply(
                    ref gradient, 1, dOutputStride, ref factor, firstStride, ref result, dSecondStride, accumulate);
            }
            else
            {
                product.Multiply(
                    ref factor, 1, firstStride, ref gradient, dOutputStride, ref result, dSecondStride, accumulate);
            }
        }
    }

    private static ref float At(ref readonly float matrices, nuint sample, int rows, nuint stride)
        => ref Unsafe.Add(ref Unsafe.AsRef(in matrices), sample * (nuint)rows * stride);
}
