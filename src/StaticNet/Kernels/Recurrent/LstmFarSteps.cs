using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// The time steps of one stream of an LSTM whose weights come from the second-level cache, for vectors that are not a
/// whole line of it: all sums come before the gates, so that the stream of weights does not stop, and two vectors at
/// once, since the other half of a line would have to come again.
/// </summary>
/// <typeparam name="TSimd">The vector.</typeparam>
/// <typeparam name="TShape">The sizes.</typeparam>
internal static class LstmFarSteps<TSimd, TShape>
    where TSimd : unmanaged, ISimd<TSimd>
    where TShape : struct, ICellShape
{
    // The floats of a line of the caches.
    private const int LineFloats = 16;

    /// <summary>Whether these vectors are less than a line, and the units more than a vector.</summary>
    public static bool Suit
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 2 * TSimd.Count <= LineFloats && TShape.Units > TSimd.Count;
    }

    /// <summary>As <see cref="CellSteps{TSimd, TShape, TUnits}.Run"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run(
        int time, ref float parameters, ref float input, int inputStride, ref float hidden, ref float cell,
        ref float gates, ref float output, int outputStride)
    {
        ref float before = ref hidden;
        for (; time > 0; time--)
        {
            Sum(ref parameters, ref input, ref before, ref gates);
            LstmGates<TSimd>.Forward(1, CellRows<TShape>.Gate, ref gates, 0, in cell, ref cell, 0, ref output, 0);
            before = ref output;
            input = ref Unsafe.Add(ref input, inputStride);
            output = ref Unsafe.Add(ref output, outputStride);
        }

        CellVectors<TSimd>.Copy((nuint)TShape.Units, in before, ref hidden);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Sum(ref float parameters, ref float input, ref float before, ref float gates)
    {
        nuint pair = 2 * (nuint)TSimd.Count;
        for (nuint end = pair; end < CellRows<TShape>.Gate + pair; end += pair)
        {
            // Half a pair is left: it is done together with the vector before once more.
            nuint unit = Math.Min(end, CellRows<TShape>.Gate) - pair;
            SumTwo(ref Unsafe.Add(ref parameters, unit), ref input, ref before, ref Unsafe.Add(ref gates, unit));
        }
    }

    // Two vectors of units, one sum for each gate of both.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void SumTwo(ref float parameters, ref float input, ref float before, ref float gates)
    {
        nuint gate = CellRows<TShape>.Gate, next = (nuint)TSimd.Count;
        TSimd i0 = CellRows<TShape>.Biases<TSimd>(ref parameters, 0);
        TSimd i1 = CellRows<TShape>.Biases<TSimd>(ref parameters, next);
        TSimd f0 = CellRows<TShape>.Biases<TSimd>(ref parameters, gate);
        TSimd f1 = CellRows<TShape>.Biases<TSimd>(ref parameters, gate + next);
        TSimd g0 = CellRows<TShape>.Biases<TSimd>(ref parameters, 2 * gate);
        TSimd g1 = CellRows<TShape>.Biases<TSimd>(ref parameters, 2 * gate + next);
        TSimd o0 = CellRows<TShape>.Biases<TSimd>(ref parameters, 3 * gate);
        TSimd o1 = CellRows<TShape>.Biases<TSimd>(ref parameters, 3 * gate + next);
        ref float left = ref input;
        ref float row = ref parameters;
        int depth = TShape.Inputs;
        for (int operand = 0; operand < 2; operand++)
        {
            for (; depth != 0; depth--)
            {
                TSimd x = TSimd.Factor(left);
                TSimd.AddFactorProduct(ref i0, x, in row, 0);
                TSimd.AddFactorProduct(ref i1, x, in row, next);
                TSimd.AddFactorProduct(ref f0, x, in row, gate);
                TSimd.AddFactorProduct(ref f1, x, in row, gate + next);
                TSimd.AddFactorProduct(ref g0, x, in row, 2 * gate);
                TSimd.AddFactorProduct(ref g1, x, in row, 2 * gate + next);
                TSimd.AddFactorProduct(ref o0, x, in row, 3 * gate);
                TSimd.AddFactorProduct(ref o1, x, in row, 3 * gate + next);
                left = ref Unsafe.Add(ref left, 1);
                row = ref Unsafe.Add(ref row, CellRows<TShape>.Stride);
            }

            left = ref before;
            depth = TShape.Units;
        }

        Store(i0, i1, ref gates, 0);
        Store(f0, f1, ref gates, gate);
        Store(g0, g1, ref gates, 2 * gate);
        Store(o0, o1, ref gates, 3 * gate);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(TSimd first, TSimd second, ref float gates, nuint column)
    {
        TSimd.Store(first, ref gates, column);
        TSimd.Store(second, ref gates, column + (nuint)TSimd.Count);
    }
}
