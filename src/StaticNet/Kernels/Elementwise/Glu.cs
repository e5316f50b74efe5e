using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// The gated linear unit <c>y = a sigmoid(b)</c> of rows that hold a and after it b; <c>da = dY sigmoid(b)</c>,
/// <c>db = dY a sigmoid(b) (1 - sigmoid(b))</c>. Source: Dauphin et al., ICML 2017.
/// </summary>
public static class Glu
{
    /// <summary>The outputs of some rows.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns of the output.</param>
    /// <param name="input">[rows x 2 columns].</param>
    /// <param name="inputStride">The distance between its rows, in floats.</param>
    /// <param name="output">[rows x columns].</param>
    /// <param name="outputStride">The distance between its rows, in floats.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Forward<TSimd>(
        int rows, int columns, ref readonly float input, nuint inputStride, ref float output, nuint outputStride)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        nuint width = (nuint)columns;
        for (nuint row = 0; row < (nuint)rows; row++)
        {
            ref float a = ref Unsafe.Add(ref Unsafe.AsRef(in input), row * inputStride);
            ref float b = ref Unsafe.Add(ref a, width);
            ref float y = ref Unsafe.Add(ref output, row * outputStride);
            for (nuint i = 0; i < width; i += (nuint)TSimd.Count)
            {
                TSimd gate = VectorMath.Sigmoid(Partial.Load<TSimd>(in b, i, width, 0));
                TSimd value = Partial.Load<TSimd>(in a, i, width, 0) * gate;
                Partial.Store(TSimd.FlushSubnormals(value), ref y, i, width);
            }
        }
    }

    /// <summary>The input's gradients of some rows.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns of the output.</param>
    /// <param name="dOutput">[rows x columns].</param>
    /// <param name="dOutputStride">The distance between its rows, in floats.</param>
    /// <param name="input">[rows x 2 columns].</param>
    /// <param name="inputStride">The distance between its rows, in floats.</param>
    /// <param name="dInput">[rows x 2 columns].</param>
    /// <param name="dInputStride">The distance between its rows, in floats.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Backward<TSimd>(
        int rows, int columns, ref readonly float dOutput, nuint dOutputStride, ref readonly float input,
        nuint inputStride, ref float dInput, nuint dInputStride)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        nuint width = (nuint)columns;
        TSimd one = TSimd.Broadcast(1);
        for (nuint row = 0; row < (nuint)rows; row++)
        {
            ref float dY = ref Unsafe.Add(ref Unsafe.AsRef(in dOutput), row * dOutputStride);
            ref float a = ref Unsafe.Add(ref Unsafe.AsRef(in input), row * inputStride);
            ref float b = ref Unsafe.Add(ref a, width);
            ref float dA = ref Unsafe.Add(ref dInput, row * dInputStride);
            ref float dB = ref Unsafe.Add(ref dA, width);
            for (nuint i = 0; i < width; i += (nuint)TSimd.Count)
            {
                TSimd gate = VectorMath.Sigmoid(Partial.Load<TSimd>(in b, i, width, 0));
                TSimd gradient = Partial.Load<TSimd>(in dY, i, width, 0) * gate;
                TSimd ofGate = gradient * Partial.Load<TSimd>(in a, i, width, 0) * (one - gate);
                Partial.Store(TSimd.FlushSubnormals(gradient), ref dA, i, width);
                Partial.Store(TSimd.FlushSubnormals(ofGate), ref dB, i, width);
            }
        }
    }
}
