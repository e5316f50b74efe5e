using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// One time step of some of an LSTM's units, for one stream: the products of the four gates in one pass over inputs and
/// units, with 8 independent sums, then gates and state. What is referred to starts at the first of those units.
/// </summary>
/// <typeparam name="TSimd">The vector.</typeparam>
/// <typeparam name="TShape">The sizes.</typeparam>
internal static class LstmUnits<TSimd, TShape>
    where TSimd : unmanaged, ISimd<TSimd>
    where TShape : struct, ICellShape
{
    /// <summary>
    /// A vector of units: two sums for each gate. While gates and state are computed, the next vector's products are
    /// under way.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Step(ref float parameters, ref float input, ref float before, ref float cell, ref float output)
    {
        nuint gate = CellRows<TShape>.Gate;
        TSimd evenI = CellRows<TShape>.InputBias<TSimd>(ref parameters, 0);
        TSimd oddI = CellRows<TShape>.StateBias<TSimd>(ref parameters, 0);
        TSimd evenF = CellRows<TShape>.InputBias<TSimd>(ref parameters, gate);
        TSimd oddF = CellRows<TShape>.StateBias<TSimd>(ref parameters, gate);
        TSimd evenG = CellRows<TShape>.InputBias<TSimd>(ref parameters, 2 * gate);
        TSimd oddG = CellRows<TShape>.StateBias<TSimd>(ref parameters, 2 * gate);
        TSimd evenO = CellRows<TShape>.InputBias<TSimd>(ref parameters, 3 * gate);
        TSimd oddO = CellRows<TShape>.StateBias<TSimd>(ref parameters, 3 * gate);
        ref float left = ref input;
        ref float row = ref parameters;
        int depth = TShape.Inputs;
        for (int operand = 0; operand < 2; operand++)
        {
            for (; depth >= 2; depth -= 2)
            {
                TSimd x = TSimd.Broadcast(left);
                evenI = TSimd.MultiplyAdd(x, in row, 0, evenI);
                evenF = TSimd.MultiplyAdd(x, in row, gate, evenF);
                evenG = TSimd.MultiplyAdd(x, in row, 2 * gate, evenG);
                evenO = TSimd.MultiplyAdd(x, in row, 3 * gate, evenO);
                row = ref Unsafe.Add(ref row, CellRows<TShape>.Stride);
                x = TSimd.Broadcast(Unsafe.Add(ref left, 1));
                oddI = TSimd.MultiplyAdd(x, in row, 0, oddI);
                oddF = TSimd.MultiplyAdd(x, in row, gate, oddF);
                oddG = TSimd.MultiplyAdd(x, in row, 2 * gate, oddG);
                oddO = TSimd.MultiplyAdd(x, in row, 3 * gate, oddO);
                row = ref Unsafe.Add(ref row, CellRows<TShape>.Stride);
                left = ref Unsafe.Add(ref left, 2);
            }

            if (depth != 0)
            {
                TSimd x = TSimd.Broadcast(left);
                evenI = TSimd.MultiplyAdd(x, in row, 0, evenI);
                evenF = TSimd.MultiplyAdd(x, in row, gate, evenF);
                evenG = TSimd.MultiplyAdd(x, in row, 2 * gate, evenG);
                evenO = TSimd.MultiplyAdd(x, in row, 3 * gate, evenO);
                row = ref Unsafe.Add(ref row, CellRows<TShape>.Stride);
            }

            left = ref before;
            depth = TShape.Units;
        }

        TSimd i = VectorMath.FastSigmoid(evenI + oddI);
        TSimd g = VectorMath.Tanh(evenG + oddG);
        TSimd f = VectorMath.FastSigmoid(evenF + oddF);
        TSimd o = VectorMath.FastSigmoid(evenO + oddO);
        TSimd c = TSimd.MultiplyAdd(f, TSimd.Load(in cell, 0), i * g);
        TSimd.Store(c, ref cell, 0);
        TSimd.Store(o * VectorMath.Tanh(c), ref output, 0);
    }

    /// <summary>
    /// The sums of two vectors of units, one for each gate of both. Where the weights come from the second-level cache
    /// and a vector is half a line of it, the other half would have to come again for the next one.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void SumTwo(ref float parameters, ref float input, ref float before, ref float gates)
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
                TSimd x = TSimd.Broadcast(left);
                i0 = TSimd.MultiplyAdd(x, in row, 0, i0);
                i1 = TSimd.MultiplyAdd(x, in row, next, i1);
                f0 = TSimd.MultiplyAdd(x, in row, gate, f0);
                f1 = TSimd.MultiplyAdd(x, in row, gate + next, f1);
                g0 = TSimd.MultiplyAdd(x, in row, 2 * gate, g0);
                g1 = TSimd.MultiplyAdd(x, in row, 2 * gate + next, g1);
                o0 = TSimd.MultiplyAdd(x, in row, 3 * gate, o0);
                o1 = TSimd.MultiplyAdd(x, in row, 3 * gate + next, o1);
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
