using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// For generated code: a dense layer of few outputs after a cell, one row at a time, whose results go to the caller
/// without padding. The vectors are no wider than the outputs are many: loads of wide ones are what a row costs.
/// </summary>
/// <typeparam name="TSimd">The widest vector.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DenseRow<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    // The distance of the rows of a weight of so few outputs.
    private const int Padded = 16;

    /// <summary><c>output = activation(input * weight + bias)</c>.</summary>
    /// <typeparam name="TActivation">The activation.</typeparam>
    /// <param name="rows">The number of rows.</param>
    /// <param name="inputs">The values of a row.</param>
    /// <param name="outputs">The outputs of a row, at most 16.</param>
    /// <param name="input">The first row.</param>
    /// <param name="inputStride">The distance of two rows.</param>
    /// <param name="weight">[inputs x 16], of which the first columns are the outputs'.</param>
    /// <param name="bias">The bias, or a null reference.</param>
    /// <param name="output">Receives [rows x outputs].</param>
    /// <param name="activation">The activation.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<TActivation>(
        int rows, int inputs, int outputs, ref float input, int inputStride, ref float weight, ref float bias,
        ref float output, TActivation activation)
        where TActivation : struct, IActivation
    {
        if (outputs > 1)
            RunOutputs(rows, inputs, outputs, ref input, inputStride, ref weight, ref bias, ref output, activation);
        else
            RunOneOutput(rows, inputs, ref input, inputStride, ref weight, ref bias, ref output, activation);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void RunOutputs<TActivation>(
        int rows, int inputs, int outputs, ref float input, int inputStride, ref float weight, ref float bias,
        ref float output, TActivation activation)
        where TActivation : struct, IActivation
    {
        for (; rows > 0; rows--)
        {
            int column = 0;
            // Types are known to the just-in-time compiler before it inlines, so that what is not run is not inlined.
            if (typeof(TSimd) == typeof(Simd512))
                Cover<TSimd, TActivation>(
                    ref column, outputs - 8, outputs, inputs, ref input, ref weight, ref bias, ref output, activation);
            if (typeof(TSimd) == typeof(Simd512) || typeof(TSimd) == typeof(Simd256))
                Cover<Simd256, TActivation>(
                    ref column, outputs - 4, outputs, inputs, ref input, ref weight, ref bias, ref output, activation);
            if (typeof(TSimd) != typeof(SimdScalar))
                Cover<Simd128, TActivation>(
                    ref column, outputs, outputs, inputs, ref input, ref weight, ref bias, ref output, activation);
            else
                Cover<SimdScalar, TActivation>(
                    ref column, outputs, outputs, inputs, ref input, ref weight, ref bias, ref output, activation);
            input = ref Unsafe.Add(ref input, inputStride);
            output = ref Unsafe.Add(ref output, outputs);
        }
    }

    // The weights are put together first, which need not wait for the inputs: those often come just now out of a cell.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void RunOneOutput<TActivation>(
        int rows, int inputs, ref float input, int inputStride, ref float weight, ref float bias, ref float output,
        TActivation activation)
        where TActivation : struct, IActivation
    {
        SimdScalar start = Unsafe.IsNullRef(ref bias) ? SimdScalar.Zero : SimdScalar.Load(in bias, 0);
        for (int row = 0; row < rows; row++)
        {
            Vector128<float> even = Vector128<float>.Zero, odd = Vector128<float>.Zero;
            nuint k = 0;
            for (; k + 8 <= (nuint)inputs; k += 8)
            {
                even = Vector128.FusedMultiplyAdd(Vector128.LoadUnsafe(ref input, k), Weights(ref weight, k), even);
                odd = Vector128.FusedMultiplyAdd(
                    Vector128.LoadUnsafe(ref input, k + 4), Weights(ref weight, k + 4), odd);
            }

            SimdScalar rest = start;
            for (; k < (nuint)inputs; k++)
                rest = SimdScalar.MultiplyAdd(SimdScalar.Load(in input, k), in weight, k * Padded, rest);
            SimdScalar sum = SimdScalar.Broadcast(Vector128.Sum(even + odd)) + rest;
            SimdScalar.Store(activation.Apply(sum), ref output, (nuint)row);
            input = ref Unsafe.Add(ref input, inputStride);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Weights(ref float weight, nuint row)
    {
        weight = ref Unsafe.Add(ref weight, row * Padded);
        return Vector128.Create(
            weight, Unsafe.Add(ref weight, Padded), Unsafe.Add(ref weight, 2 * Padded),
            Unsafe.Add(ref weight, 3 * Padded));
    }

    // The columns before an end, in vectors that may reach beyond it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Cover<TVector, TActivation>(
        ref int column, int end, int outputs, int inputs, ref float input, ref float weight, ref float bias,
        ref float output, TActivation activation)
        where TVector : unmanaged, ISimd<TVector>
        where TActivation : struct, IActivation
    {
        for (; column < end; column += TVector.Count)
        {
            TVector sum = Unsafe.IsNullRef(ref bias) ? TVector.Zero : TVector.Load(in bias, (nuint)column);
            sum = Product(inputs, ref input, ref Unsafe.Add(ref weight, column), sum);
            Partial.Store(activation.Apply(sum), ref output, (nuint)column, (nuint)outputs);
        }
    }

    // Four sums, so that each need not wait for the one before.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Product<TVector>(int inputs, ref float input, ref float row, TVector sum0)
        where TVector : unmanaged, ISimd<TVector>
    {
        TVector sum1 = TVector.Zero, sum2 = TVector.Zero, sum3 = TVector.Zero;
        for (; inputs >= 4; inputs -= 4)
        {
            ref float third = ref Unsafe.Add(ref row, 2 * Padded);
            TVector.AddFactorProduct(ref sum0, TVector.Factor(input), in row, 0);
            TVector.AddFactorProduct(ref sum1, TVector.Factor(Unsafe.Add(ref input, 1)), in row, Padded);
            TVector.AddFactorProduct(ref sum2, TVector.Factor(Unsafe.Add(ref input, 2)), in third, 0);
            TVector.AddFactorProduct(ref sum3, TVector.Factor(Unsafe.Add(ref input, 3)), in third, Padded);
            input = ref Unsafe.Add(ref input, 4);
            row = ref Unsafe.Add(ref third, 2 * Padded);
        }

        for (; inputs > 0; inputs--)
        {
            TVector.AddFactorProduct(ref sum0, TVector.Factor(input), in row, 0);
            input = ref Unsafe.Add(ref input, 1);
            row = ref Unsafe.Add(ref row, Padded);
        }

        return (sum0 + sum1) + (sum2 + sum3);
    }
}
