using System.ComponentModel;
using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// For generated code: a dense layer of few outputs behind a cell, one row at a time, whose results go to the caller
/// without padding. The vectors are no wider than the outputs are many: loads of wide ones are what a row costs.
/// </summary>
/// <typeparam name="TSimd">The widest vector.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DenseRow<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    /// <summary><c>output = activation(input * weight + bias)</c>.</summary>
    /// <typeparam name="TActivation">The activation.</typeparam>
    /// <param name="rows">The number of rows.</param>
    /// <param name="inputs">The values of a row.</param>
    /// <param name="outputs">The outputs of a row, at most 16.</param>
    /// <param name="input">The first row.</param>
    /// <param name="inputStride">The distance of two rows.</param>
    /// <param name="weight">[inputs x outputs], the outputs padded to 16.</param>
    /// <param name="stride">The distance of its rows.</param>
    /// <param name="bias">The bias, or a null reference.</param>
    /// <param name="output">Receives [rows x outputs].</param>
    /// <param name="activation">The activation.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Run<TActivation>(
        int rows, int inputs, int outputs, ref float input, int inputStride, ref float weight, int stride,
        ref float bias, ref float output, TActivation activation)
        where TActivation : struct, IActivation
    {
        if (outputs == 1)
        {
            RunOneOutput(
                rows, inputs, ref input, inputStride, ref weight, (nuint)stride, ref bias, ref output, activation);
            return;
        }

        for (; rows > 0; rows--)
        {
            int column = 0;
            if (TSimd.Count > 8)
                Cover<TSimd, TActivation>(
                    ref column, outputs - 8, outputs, inputs, ref input, ref weight, stride, ref bias, ref output, activation);
            if (TSimd.Count > 4)
                Cover<Simd256, TActivation>(
                    ref column, outputs - 4, outputs, inputs, ref input, ref weight, stride, ref bias, ref output, activation);
            if (TSimd.Count > 1)
                Cover<Simd128, TActivation>(
                    ref column, outputs, outputs, inputs, ref input, ref weight, stride, ref bias, ref output, activation);
            else
                Cover<SimdScalar, TActivation>(
                    ref column, outputs, outputs, inputs, ref input, ref weight, stride, ref bias, ref output, activation);
            input = ref Unsafe.Add(ref input, inputStride);
            output = ref Unsafe.Add(ref output, outputs);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RunOneOutput<TActivation>(
        int rows, int inputs, ref float input, int inputStride, ref float weight, nuint stride, ref float bias,
        ref float output, TActivation activation)
        where TActivation : struct, IActivation
    {
        SimdScalar start = Unsafe.IsNullRef(ref bias) ? SimdScalar.Zero : SimdScalar.Load(in bias, 0);
        for (; rows > 0; rows--)
        {
            SimdScalar.Store(activation.Apply(Product(inputs, ref input, ref weight, stride, start)), ref output, 0);
            input = ref Unsafe.Add(ref input, inputStride);
            output = ref Unsafe.Add(ref output, 1);
        }
    }

    // The columns before an end, in vectors that may reach beyond it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Cover<TVector, TActivation>(
        ref int column, int end, int outputs, int inputs, ref float input, ref float weight, int stride, ref float bias,
        ref float output, TActivation activation)
        where TVector : unmanaged, ISimd<TVector>
        where TActivation : struct, IActivation
    {
        for (; column < end; column += TVector.Count)
        {
            TVector sum = Unsafe.IsNullRef(ref bias) ? TVector.Zero : TVector.Load(in bias, (nuint)column);
            sum = Product(inputs, ref input, ref Unsafe.Add(ref weight, column), (nuint)stride, sum);
            Partial.Store(activation.Apply(sum), ref output, (nuint)column, (nuint)outputs);
        }
    }

    // Four sums, so that each need not wait for the one before.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Product<TVector>(int inputs, ref float input, ref float row, nuint stride, TVector sum0)
        where TVector : unmanaged, ISimd<TVector>
    {
        TVector sum1 = TVector.Zero, sum2 = TVector.Zero, sum3 = TVector.Zero;
        for (; inputs >= 4; inputs -= 4)
        {
            ref float third = ref Unsafe.Add(ref row, 2 * stride);
            sum0 = TVector.MultiplyAdd(TVector.Broadcast(input), in row, 0, sum0);
            sum1 = TVector.MultiplyAdd(TVector.Broadcast(Unsafe.Add(ref input, 1)), in row, stride, sum1);
            sum2 = TVector.MultiplyAdd(TVector.Broadcast(Unsafe.Add(ref input, 2)), in third, 0, sum2);
            sum3 = TVector.MultiplyAdd(TVector.Broadcast(Unsafe.Add(ref input, 3)), in third, stride, sum3);
            input = ref Unsafe.Add(ref input, 4);
            row = ref Unsafe.Add(ref third, 2 * stride);
        }

        for (; inputs > 0; inputs--)
        {
            sum0 = TVector.MultiplyAdd(TVector.Broadcast(input), in row, 0, sum0);
            input = ref Unsafe.Add(ref input, 1);
            row = ref Unsafe.Add(ref row, stride);
        }

        return (sum0 + sum1) + (sum2 + sum3);
    }
}
