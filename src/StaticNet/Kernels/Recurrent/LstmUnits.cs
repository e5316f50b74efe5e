using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// One time step of some of an LSTM's units, for one stream: the products of the four gates in one pass over inputs and
/// units, with 8 independent sums.
/// </summary>
/// <typeparam name="TSimd">The vector.</typeparam>
internal static class LstmUnits<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    /// <summary>
    /// A vector of units from <paramref name="unit"/> on: two sums for each gate, then gates and state. While they are
    /// computed, the next vector's products are under way.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Step(
        in CellWeights weights, ref float input, ref float before, ref float cell, ref float output, nuint unit)
    {
        nuint part = weights.Part, stride = weights.Stride;
        TSimd evenI = CellVectors<TSimd>.Bias(ref weights.InputBias, unit);
        TSimd oddI = CellVectors<TSimd>.Bias(ref weights.StateBias, unit);
        TSimd evenF = CellVectors<TSimd>.Bias(ref weights.InputBias, unit + part);
        TSimd oddF = CellVectors<TSimd>.Bias(ref weights.StateBias, unit + part);
        TSimd evenG = CellVectors<TSimd>.Bias(ref weights.InputBias, unit + 2 * part);
        TSimd oddG = CellVectors<TSimd>.Bias(ref weights.StateBias, unit + 2 * part);
        TSimd evenO = CellVectors<TSimd>.Bias(ref weights.InputBias, unit + 3 * part);
        TSimd oddO = CellVectors<TSimd>.Bias(ref weights.StateBias, unit + 3 * part);
        ref float left = ref input;
        ref float row = ref Unsafe.Add(ref weights.InputWeight, unit);
        nuint depth = weights.Inputs;
        for (int operand = 0; operand < 2; operand++)
        {
            for (; depth >= 2; depth -= 2)
            {
                ref float rowG = ref Unsafe.Add(ref row, 2 * part);
                TSimd x = TSimd.Broadcast(left);
                evenI = TSimd.MultiplyAdd(x, in row, 0, evenI);
                evenF = TSimd.MultiplyAdd(x, in row, part, evenF);
                evenG = TSimd.MultiplyAdd(x, in rowG, 0, evenG);
                evenO = TSimd.MultiplyAdd(x, in rowG, part, evenO);
                row = ref Unsafe.Add(ref row, stride);
                rowG = ref Unsafe.Add(ref rowG, stride);
                x = TSimd.Broadcast(Unsafe.Add(ref left, 1));
                oddI = TSimd.MultiplyAdd(x, in row, 0, oddI);
                oddF = TSimd.MultiplyAdd(x, in row, part, oddF);
                oddG = TSimd.MultiplyAdd(x, in rowG, 0, oddG);
                oddO = TSimd.MultiplyAdd(x, in rowG, part, oddO);
                row = ref Unsafe.Add(ref row, stride);
                left = ref Unsafe.Add(ref left, 2);
            }

            if (depth != 0)
            {
                TSimd x = TSimd.Broadcast(left);
                evenI = TSimd.MultiplyAdd(x, in row, 0, evenI);
                evenF = TSimd.MultiplyAdd(x, in row, part, evenF);
                evenG = TSimd.MultiplyAdd(x, in row, 2 * part, evenG);
                evenO = TSimd.MultiplyAdd(x, in row, 3 * part, evenO);
            }

            left = ref before;
            row = ref Unsafe.Add(ref weights.StateWeight, unit);
            depth = weights.Units;
        }

        GateFunctions<TSimd> functions = new(ref weights.Coefficients);
        TSimd i = functions.Sigmoid(evenI + oddI);
        TSimd g = functions.Tanh(evenG + oddG);
        TSimd f = functions.Sigmoid(evenF + oddF);
        TSimd o = functions.Sigmoid(evenO + oddO);
        TSimd c = TSimd.MultiplyAdd(f, TSimd.Load(in cell, unit), i * g);
        TSimd.Store(c, ref cell, unit);
        TSimd.Store(o * functions.Tanh(c), ref output, unit);
    }

    /// <summary>
    /// The sums of two vectors of units from <paramref name="unit"/> on. Where the weights come from the second-level
    /// cache and a vector is half a line of it, the other half would have to come again for the next one.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Sums(in CellWeights weights, ref float input, ref float before, ref float gates, nuint unit)
    {
        nuint part = weights.Part, stride = weights.Stride, next = unit + (nuint)TSimd.Count;
        TSimd i0 = Biases(in weights, unit), i1 = Biases(in weights, next);
        TSimd f0 = Biases(in weights, unit + part), f1 = Biases(in weights, next + part);
        TSimd g0 = Biases(in weights, unit + 2 * part), g1 = Biases(in weights, next + 2 * part);
        TSimd o0 = Biases(in weights, unit + 3 * part), o1 = Biases(in weights, next + 3 * part);
        ref float left = ref input;
        ref float row = ref Unsafe.Add(ref weights.InputWeight, unit);
        nuint depth = weights.Inputs;
        for (int operand = 0; operand < 2; operand++)
        {
            for (; depth != 0; depth--)
            {
                ref float rowG = ref Unsafe.Add(ref row, 2 * part);
                TSimd x = TSimd.Broadcast(left);
                i0 = TSimd.MultiplyAdd(x, in row, 0, i0);
                i1 = TSimd.MultiplyAdd(x, in row, (nuint)TSimd.Count, i1);
                f0 = TSimd.MultiplyAdd(x, in row, part, f0);
                f1 = TSimd.MultiplyAdd(x, in row, part + (nuint)TSimd.Count, f1);
                g0 = TSimd.MultiplyAdd(x, in rowG, 0, g0);
                g1 = TSimd.MultiplyAdd(x, in rowG, (nuint)TSimd.Count, g1);
                o0 = TSimd.MultiplyAdd(x, in rowG, part, o0);
                o1 = TSimd.MultiplyAdd(x, in rowG, part + (nuint)TSimd.Count, o1);
                left = ref Unsafe.Add(ref left, 1);
                row = ref Unsafe.Add(ref row, stride);
            }

            left = ref before;
            row = ref Unsafe.Add(ref weights.StateWeight, unit);
            depth = weights.Units;
        }

        Store(i0, i1, ref gates, unit);
        Store(f0, f1, ref gates, unit + part);
        Store(g0, g1, ref gates, unit + 2 * part);
        Store(o0, o1, ref gates, unit + 3 * part);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TSimd Biases(in CellWeights weights, nuint column)
        => CellVectors<TSimd>.Bias(ref weights.InputBias, column)
            + CellVectors<TSimd>.Bias(ref weights.StateBias, column);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(TSimd first, TSimd second, ref float gates, nuint column)
    {
        TSimd.Store(first, ref gates, column);
        TSimd.Store(second, ref gates, column + (nuint)TSimd.Count);
    }
}
