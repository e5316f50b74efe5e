using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// One time step of some of a GRU's units, for one stream: the products of the three gates in one pass over inputs and
/// units.
/// </summary>
/// <typeparam name="TSimd">The vector.</typeparam>
internal static class GruUnits<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    /// <summary>A vector of units from <paramref name="unit"/> on: two sums for each gate, then gates and state.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Step(in CellWeights weights, ref float input, ref float before, ref float output, nuint unit)
    {
        nuint part = weights.Part, stride = weights.Stride;
        TSimd r = CellVectors<TSimd>.Bias(ref weights.InputBias, unit);
        TSimd z = CellVectors<TSimd>.Bias(ref weights.InputBias, unit + part);
        TSimd n = CellVectors<TSimd>.Bias(ref weights.InputBias, unit + 2 * part);
        ref float row = ref Unsafe.Add(ref weights.InputWeight, unit);
        for (nuint k = 0; k != weights.Inputs; k++)
        {
            TSimd x = TSimd.Broadcast(Unsafe.Add(ref input, k));
            r = TSimd.MultiplyAdd(x, in row, 0, r);
            z = TSimd.MultiplyAdd(x, in row, part, z);
            n = TSimd.MultiplyAdd(x, in row, 2 * part, n);
            row = ref Unsafe.Add(ref row, stride);
        }

        // The candidate's recurrent product stays by itself, for the reset gate.
        TSimd oddR = CellVectors<TSimd>.Bias(ref weights.StateBias, unit);
        TSimd oddZ = CellVectors<TSimd>.Bias(ref weights.StateBias, unit + part);
        TSimd recurrent = CellVectors<TSimd>.Bias(ref weights.StateBias, unit + 2 * part), oddRecurrent = TSimd.Zero;
        ref float left = ref before;
        row = ref Unsafe.Add(ref weights.StateWeight, unit);
        nuint depth = weights.Units;
        for (; depth >= 2; depth -= 2)
        {
            TSimd h = TSimd.Broadcast(left);
            r = TSimd.MultiplyAdd(h, in row, 0, r);
            z = TSimd.MultiplyAdd(h, in row, part, z);
            recurrent = TSimd.MultiplyAdd(h, in row, 2 * part, recurrent);
            row = ref Unsafe.Add(ref row, stride);
            h = TSimd.Broadcast(Unsafe.Add(ref left, 1));
            oddR = TSimd.MultiplyAdd(h, in row, 0, oddR);
            oddZ = TSimd.MultiplyAdd(h, in row, part, oddZ);
            oddRecurrent = TSimd.MultiplyAdd(h, in row, 2 * part, oddRecurrent);
            row = ref Unsafe.Add(ref row, stride);
            left = ref Unsafe.Add(ref left, 2);
        }

        if (depth != 0)
        {
            TSimd h = TSimd.Broadcast(left);
            r = TSimd.MultiplyAdd(h, in row, 0, r);
            z = TSimd.MultiplyAdd(h, in row, part, z);
            recurrent = TSimd.MultiplyAdd(h, in row, 2 * part, recurrent);
        }

        GateFunctions<TSimd> functions = new(ref weights.Coefficients);
        r = functions.Sigmoid(r + oddR);
        z = functions.Sigmoid(z + oddZ);
        n = functions.Tanh(TSimd.MultiplyAdd(r, recurrent + oddRecurrent, n));
        TSimd.Store(TSimd.MultiplyAdd(z, TSimd.Load(in before, unit) - n, n), ref output, unit);
    }
}
