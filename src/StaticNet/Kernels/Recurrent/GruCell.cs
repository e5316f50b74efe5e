using System.ComponentModel;
using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// For generated code: the time steps of one stream of a GRU in PyTorch's form, each with products, gates and state at
/// once.
/// </summary>
/// <typeparam name="TSimd">The vector.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GruCell<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    /// <summary>
    /// <c>r, z = sigmoid(x W_ih + h W_hh + biases), n = tanh(x W_in + b_in + r * (h W_hn + b_hn)),
    /// h = (1 - z) * n + z * h</c>, step by step.
    /// </summary>
    /// <param name="time">The number of time steps, at least one.</param>
    /// <param name="weights">The parameters.</param>
    /// <param name="input">The values of the first time step.</param>
    /// <param name="inputStride">The distance of two time steps.</param>
    /// <param name="hidden">The output before the first step, replaced by that of the last one; whole vectors.</param>
    /// <param name="output">Receives the outputs, whose padding is left as it is.</param>
    /// <param name="outputStride">The distance of two time steps of them.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Run(
        int time, in CellWeights weights, ref float input, int inputStride, ref float hidden, ref float output,
        int outputStride)
    {
        // One vector of units can take the state's place: the next step need not wait for a copy.
        bool isOneVector = weights.Units <= (nuint)TSimd.Count;
        ref float before = ref hidden;
        for (; time > 0; time--)
        {
            Step(in weights, ref input, ref before, ref isOneVector ? ref hidden : ref output);
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
    private static void Step(in CellWeights weights, ref float input, ref float before, ref float after)
    {
        nuint unit = 0;
        for (; CellVectors<TSimd>.IsWhole(unit, weights.Units); unit += (nuint)TSimd.Count)
            GruUnits<TSimd>.Step(in weights, ref input, ref before, ref after, unit);
        if (unit < weights.Units)
            GruUnits<Simd256>.Step(in weights, ref input, ref before, ref after, unit);
    }
}
