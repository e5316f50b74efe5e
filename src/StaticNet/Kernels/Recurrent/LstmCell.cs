using System.ComponentModel;
using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// For generated code: the time steps of one stream of an LSTM, each with products, gates and state at once.
/// </summary>
/// <typeparam name="TSimd">The vector.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LstmCell<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    /// <summary>
    /// <c>i, f, g, o = gates(x W_ih + h W_hh + biases), c = f * c + i * g, h = o * tanh(c)</c>, step by step.
    /// </summary>
    /// <param name="time">The number of time steps, at least one.</param>
    /// <param name="weights">The parameters.</param>
    /// <param name="input">The values of the first time step.</param>
    /// <param name="inputStride">The distance of two time steps.</param>
    /// <param name="hidden">The output before the first step, replaced by that of the last one.</param>
    /// <param name="cell">The cell state, whole vectors.</param>
    /// <param name="gates">
    /// Memory for four gates, each as wide as the padded number of units, for weights that come from the second-level
    /// cache in each step; a null reference for smaller ones.
    /// </param>
    /// <param name="output">Receives the outputs, whose padding is left as it is.</param>
    /// <param name="outputStride">The distance of two time steps of them.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Run(
        int time, in CellWeights weights, ref float input, int inputStride, ref float hidden, ref float cell,
        ref float gates, ref float output, int outputStride)
    {
        // One vector of units can take the state's place: the next step need not wait for a copy.
        bool isOneVector = weights.Units <= (nuint)TSimd.Count && Unsafe.IsNullRef(ref gates);
        ref float before = ref hidden;
        for (; time > 0; time--)
        {
            if (!Unsafe.IsNullRef(ref gates) && 2 * TSimd.Count <= CellWeights.LineFloats)
                StepFar(in weights, ref input, ref before, ref cell, ref gates, ref output);
            else
                Step(in weights, ref input, ref before, ref cell, ref isOneVector ? ref hidden : ref output);
            if (isOneVector)
                CellVectors<TSimd>.Copy(weights.Units, in hidden, ref output);
            else
                before = ref output;
            input = ref Unsafe.Add(ref input, inputStride);
            output = ref Unsafe.Add(ref output, outputStride);
        }

        if (!isOneVector)
            CellVectors<TSimd>.Copy(weights.Units, in before, ref hidden);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step(
        in CellWeights weights, ref float input, ref float before, ref float cell, ref float output)
    {
        nuint unit = 0;
        for (; CellVectors<TSimd>.IsWhole(unit, weights.Units); unit += (nuint)TSimd.Count)
            LstmUnits<TSimd>.Step(in weights, ref input, ref before, ref cell, ref output, unit);
        if (unit < weights.Units)
            LstmUnits<Simd256>.Step(in weights, ref input, ref before, ref cell, ref output, unit);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StepFar(
        in CellWeights weights, ref float input, ref float before, ref float cell, ref float gates, ref float output)
    {
        for (nuint unit = 0; unit < weights.Units; unit += 2 * (nuint)TSimd.Count)
            LstmUnits<TSimd>.Sums(in weights, ref input, ref before, ref gates, unit);
        LstmGates<TSimd>.Forward(1, weights.Part, ref gates, 0, in cell, ref cell, 0, ref output, 0);
    }
}
