using System.ComponentModel;
using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// For generated code: the time steps of one stream of a GRU in PyTorch's form, each with products, gates and state at
/// once.
/// </summary>
/// <typeparam name="TSimd">The vector.</typeparam>
/// <typeparam name="TShape">The sizes.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GruCell<TSimd, TShape>
    where TSimd : unmanaged, ISimd<TSimd>
    where TShape : struct, ICellShape
{
    /// <summary>
    /// <c>r, z = sigmoid(x W_ih + h W_hh + biases), n = tanh(x W_in + b_in + r * (h W_hn + b_hn)),
    /// h = (1 - z) * n + z * h</c>, step by step.
    /// </summary>
    /// <param name="time">The number of time steps, at least one.</param>
    /// <param name="parameters">The first of the layer's parameters.</param>
    /// <param name="input">The values of the first time step.</param>
    /// <param name="inputStride">The distance of two time steps.</param>
    /// <param name="hidden">The output before the first step, replaced by that of the last one; whole vectors.</param>
    /// <param name="output">Receives the outputs, whose padding is left as it is.</param>
    /// <param name="outputStride">The distance of two time steps of them.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Run(
        int time, ref float parameters, ref float input, int inputStride, ref float hidden, ref float output,
        int outputStride)
        => CellSteps<TSimd, TShape, GruUnits<TShape>>.Run(
            time, ref parameters, ref input, inputStride, ref hidden, ref Unsafe.NullRef<float>(), ref output,
            outputStride);
}
