using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

public static partial class LstmGates<TSimd>
{
    /// <summary>
    /// The gradients of the pre-activations and of the previous cell state, from those of the output and of the cell
    /// state. tanh(c) is computed again, which costs less than keeping it.
    /// </summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="units">The padded number of units, a multiple of 8.</param>
    /// <param name="dOutput">The gradient of the output from the layers above, [rows x units].</param>
    /// <param name="dOutputStride">The distance of its rows.</param>
    /// <param name="dHidden">
    /// The gradient of the output from the next time step, [rows x units]. It becomes zero: all of the previous
    /// output's gradient goes through the recurrent product, which is added to it.
    /// </param>
    /// <param name="dCell">
    /// The gradient of the cell state from the next time step, [rows x units], replaced by that of the previous cell
    /// state.
    /// </param>
    /// <param name="previousCell">The cell state of the step before, [rows x units].</param>
    /// <param name="cell">The cell state, [rows x units].</param>
    /// <param name="stride">The distance of the rows of dHidden and of the cell states and their gradient.</param>
    /// <param name="gates">What <see cref="Forward"/> left, [rows x 4 units], replaced by the gradients.</param>
    /// <param name="gatesStride">The distance of their rows.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Backward(
        int rows, nuint units, ref readonly float dOutput, nuint dOutputStride, ref float dHidden, ref float dCell,
        ref readonly float previousCell, ref readonly float cell, nuint stride, ref float gates, nuint gatesStride)
    {
        for (nuint row = 0; row < (nuint)rows; row++)
        {
            ref float gate = ref Unsafe.Add(ref gates, row * gatesStride);
            ref readonly float dOut = ref Unsafe.Add(ref Unsafe.AsRef(in dOutput), row * dOutputStride);
            nuint j = 0;
            for (; j + (nuint)TSimd.Count <= units; j += (nuint)TSimd.Count)
                BackwardUnits(
                    units, in dOut, ref dHidden, ref dCell, in previousCell, in cell, row * stride, ref gate, j);
            // Units are whole vectors of 8. Others than those of 16 leave none, and do not inline what takes the rest.
            if (typeof(TSimd) == typeof(Simd512) && j < units)
                LstmGates<Simd256>.BackwardUnits(
                    units, in dOut, ref dHidden, ref dCell, in previousCell, in cell, row * stride, ref gate, j);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void BackwardUnits(
        nuint units, ref readonly float dOutput, ref float dHidden, ref float dCell, ref readonly float previousCell,
        ref readonly float cell, nuint row, ref float gate, nuint j)
    {
        TSimd one = TSimd.Broadcast(1);
        nuint at = row + j;
        TSimd o = TSimd.Load(in gate, 3 * units + j);
        TSimd squashed = VectorMath.Tanh(TSimd.Load(in cell, at));
        TSimd dH = TSimd.Load(in dOutput, j) + TSimd.Load(in dHidden, at);
        TSimd dHo = dH * o;
        TSimd dC = TSimd.MultiplyAdd(dHo, one - squashed * squashed, TSimd.Load(in dCell, at));
        TSimd i = TSimd.Load(in gate, j);
        TSimd f = TSimd.Load(in gate, units + j);
        TSimd g = TSimd.Load(in gate, 2 * units + j);
        TSimd dCi = dC * i;
        TSimd dCf = dC * f;
        TSimd.Store(dCi * g * (one - i), ref gate, j);
        TSimd.Store(dCf * TSimd.Load(in previousCell, at) * (one - f), ref gate, units + j);
        TSimd.Store(dCi * (one - g * g), ref gate, 2 * units + j);
        TSimd.Store(dHo * squashed * (one - o), ref gate, 3 * units + j);
        TSimd.Store(dCf, ref dCell, at);
        TSimd.Store(TSimd.Zero, ref dHidden, at);
    }
}
