using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>The time steps of one stream, each vector by vector of units.</summary>
/// <typeparam name="TSimd">The vector.</typeparam>
/// <typeparam name="TShape">The sizes.</typeparam>
/// <typeparam name="TUnits">What is done with a vector of units.</typeparam>
internal static class CellSteps<TSimd, TShape, TUnits>
    where TSimd : unmanaged, ISimd<TSimd>
    where TShape : struct, ICellShape
    where TUnits : struct, ICellUnits
{
    // One vector of units can take the state's place: the next step need not wait for a copy.
    private static bool TakesPlace
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TShape.Units <= TSimd.Count;
    }

    /// <summary>Goes through the steps.</summary>
    /// <param name="time">Their number, at least one.</param>
    /// <param name="parameters">The first of the layer's parameters.</param>
    /// <param name="input">The values of the first step.</param>
    /// <param name="inputStride">The distance of two steps.</param>
    /// <param name="hidden">The output before the first step, replaced by that of the last one.</param>
    /// <param name="cell">The cell state, or a null reference for layers without one.</param>
    /// <param name="output">Receives the outputs, whose padding is left as it is.</param>
    /// <param name="outputStride">The distance of two steps of them.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run(
        int time, ref float parameters, ref float input, int inputStride, ref float hidden, ref float cell,
        ref float output, int outputStride)
    {
        ref float before = ref hidden;
        for (; time > 0; time--)
        {
            ref float own = ref Unsafe.IsNullRef(ref cell) ? ref before : ref cell;
            Step(ref parameters, ref input, ref before, ref own, ref TakesPlace ? ref hidden : ref output);
            if (TakesPlace)
                CellVectors<TSimd>.Copy((nuint)TShape.Units, in hidden, ref output);
            else
                before = ref output;
            input = ref Unsafe.Add(ref input, inputStride);
            output = ref Unsafe.Add(ref output, outputStride);
        }

        if (!TakesPlace)
            CellVectors<TSimd>.Copy((nuint)TShape.Units, in before, ref hidden);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step(ref float parameters, ref float input, ref float before, ref float own, ref float output)
    {
        nuint unit = 0;
        for (; CellVectors<TSimd>.IsWhole(unit, (nuint)TShape.Units); unit += (nuint)TSimd.Count)
            TUnits.Step<TSimd>(
                ref Unsafe.Add(ref parameters, unit), ref input, ref before, ref Unsafe.Add(ref own, unit),
                ref Unsafe.Add(ref output, unit));
        if (unit < (nuint)TShape.Units)
            TUnits.Step<Simd256>(
                ref Unsafe.Add(ref parameters, unit), ref input, ref before, ref Unsafe.Add(ref own, unit),
                ref Unsafe.Add(ref output, unit));
    }
}
