using System.ComponentModel;
using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// For generated code: the time steps of one stream of an LSTM, each with products, gates and state at once.
/// </summary>
/// <typeparam name="TSimd">The vector.</typeparam>
/// <typeparam name="TShape">The sizes.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LstmCell<TSimd, TShape>
    where TSimd : unmanaged, ISimd<TSimd>
    where TShape : struct, ICellShape
{
    /// <summary>
    /// <c>i, f, g, o = gates(x W_ih + h W_hh + biases), c = f * c + i * g, h = o * tanh(c)</c>, step by step.
    /// </summary>
    /// <param name="time">The number of time steps, at least one.</param>
    /// <param name="parameters">The first of the layer's parameters.</param>
    /// <param name="input">The values of the first time step.</param>
    /// <param name="inputStride">The distance of two time steps.</param>
    /// <param name="hidden">The output before the first step, replaced by that of the last one.</param>
    /// <param name="cell">The cell state, whole vectors.</param>
    /// <param name="gates">
    /// Memory for a row of the gates, where the weights do not stay in the first-level cache; else a null reference.
    /// </param>
    /// <param name="output">Receives the outputs, whose padding is left as it is.</param>
    /// <param name="outputStride">The distance of two time steps of them.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Run(
        int time, ref float parameters, ref float input, int inputStride, ref float hidden, ref float cell,
        ref float gates, ref float output, int outputStride)
    {
        if (LstmFarSteps<TSimd, TShape>.Suit && !Unsafe.IsNullRef(ref gates))
            LstmFarSteps<TSimd, TShape>.Run(
                time, ref parameters, ref input, inputStride, ref hidden, ref cell, ref gates, ref output,
                outputStride);
        else
            CellSteps<TSimd, TShape, LstmUnits<TShape>>.Run(
                time, ref parameters, ref input, inputStride, ref hidden, ref cell, ref output, outputStride);
    }
}
