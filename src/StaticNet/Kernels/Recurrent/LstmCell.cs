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
        ref float before = ref hidden;
        for (; time > 0; time--)
        {
            if (TakesPlace)
            {
                Step(ref parameters, ref input, ref hidden, ref cell, ref hidden);
                CellVectors<TSimd>.Copy((nuint)TShape.Units, in hidden, ref output);
            }
            else
            {
                if (SumsFirst)
                    StepFar(ref parameters, ref input, ref before, ref cell, ref gates, ref output);
                else
                    Step(ref parameters, ref input, ref before, ref cell, ref output);
                before = ref output;
            }

            input = ref Unsafe.Add(ref input, inputStride);
            output = ref Unsafe.Add(ref output, outputStride);
        }

        if (!TakesPlace)
            CellVectors<TSimd>.Copy((nuint)TShape.Units, in before, ref hidden);
    }

    // One vector of units can take the state's place: the next step need not wait for a copy.
    private static bool TakesPlace
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TShape.Units <= TSimd.Count;
    }

    // Two vectors of far weights to a line: all sums are done before the gates, so that their stream does not stop.
    private static bool SumsFirst
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => CellRows<TShape>.AreFar && 2 * TSimd.Count <= CellRows<TShape>.LineFloats;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step(ref float parameters, ref float input, ref float before, ref float cell, ref float output)
    {
        nuint unit = 0;
        for (; CellVectors<TSimd>.IsWhole(unit, (nuint)TShape.Units); unit += (nuint)TSimd.Count)
            LstmUnits<TSimd, TShape>.Step(
                ref Unsafe.Add(ref parameters, unit), ref input, ref before, ref Unsafe.Add(ref cell, unit),
                ref Unsafe.Add(ref output, unit));
        if (unit < (nuint)TShape.Units)
            LstmUnits<Simd256, TShape>.Step(
                ref Unsafe.Add(ref parameters, unit), ref input, ref before, ref Unsafe.Add(ref cell, unit),
                ref Unsafe.Add(ref output, unit));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StepFar(
        ref float parameters, ref float input, ref float before, ref float cell, ref float gates, ref float output)
    {
        nuint pair = 2 * (nuint)TSimd.Count;
        for (nuint end = pair; end < CellRows<TShape>.Gate + pair; end += pair)
        {
            // Half a pair is left: it is done together with the vector before once more.
            nuint unit = Math.Min(end, CellRows<TShape>.Gate) - pair;
            LstmUnits<TSimd, TShape>.SumTwo(
                ref Unsafe.Add(ref parameters, unit), ref input, ref before, ref Unsafe.Add(ref gates, unit));
        }

        LstmGates<TSimd>.Forward(1, CellRows<TShape>.Gate, ref gates, 0, in cell, ref cell, 0, ref output, 0);
    }
}
