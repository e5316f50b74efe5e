using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

public static partial class LstmGates<TSimd>
{
    /// <summary>
    /// The gradients of the pre-activations and of the previous cell state, from those of the output and of the cell state.
    /// tanh(c) is computed again, which costs less than keeping it.
    /// </summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="units">The padded number of units, a multiple of 16.</param>
    /// <param name="dOutput">The gradient of the output from the layers above, [rows x units].</param>
    /// <param name="dOutputStride">The distance of its rows.</param>
    /// <param name="dHidden">The gradient of the output from the next time step, [rows x units].</param>
    /// <param name="dCell">
    /// The gradient of the cell state from the next time step, [rows x units], replaced by that of the previous cell state.
    /// </param>
    /// <param name="dStateStride">The distance of the rows of dHidden and dCell.</param>
    /// <param name="gates">What <see cref="Forward"/> left: the gates, [rows x 4 units].</param>
    /// <param name="previousCell">The cell state of the step before, [rows x units].</param>
    /// <param name="cell">The cell state, [rows x units].</param>
    /// <param name="cellStride">The distance of the rows of both.</param>
    /// <param name="dGates">The gradient of the pre-activations, [rows x 4 units]; it may be the gates' memory.</param>
    /// <param name="gatesStride">The distance of the rows of gates and dGates.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Backward(
        int rows, nuint units, ref readonly float dOutput, nuint dOutputStride, ref readonly float dHidden, ref float dCell,
        nuint dStateStride, ref readonly float gates, ref readonly float previousCell, ref readonly float cell,
        nuint cellStride, ref float dGates, nuint gatesStride)
    {
        TSimd one = TSimd.Broadcast(1);
        for (nuint row = 0; row < (nuint)rows; row++)
        {
            ref float gate = ref Unsafe.Add(ref Unsafe.AsRef(in gates), row * gatesStride);
            ref float dGate = ref Unsafe.Add(ref dGates, row * gatesStride);
            for (nuint j = 0; j < units; j += (nuint)TSimd.Count)
            {
                TSimd o = TSimd.Load(in gate, 3 * units + j);
                TSimd squashed = VectorMath.Tanh(TSimd.Load(in cell, row * cellStride + j));
                TSimd dH = TSimd.Load(in dOutput, row * dOutputStride + j) + TSimd.Load(in dHidden, row * dStateStride + j);
                TSimd dHo = dH * o;
                TSimd dC = TSimd.MultiplyAdd(
                    dHo, one - squashed * squashed, TSimd.Load(in dCell, row * dStateStride + j));
                TSimd i = TSimd.Load(in gate, j);
                TSimd f = TSimd.Load(in gate, units + j);
                TSimd g = TSimd.Load(in gate, 2 * units + j);
                TSimd dCi = dC * i;
                TSimd dCf = dC * f;
                TSimd before = TSimd.Load(in previousCell, row * cellStride + j);
                TSimd.Store(dCi * g * (one - i), ref dGate, j);
                TSimd.Store(dCf * before * (one - f), ref dGate, units + j);
                TSimd.Store(dCi * (one - g * g), ref dGate, 2 * units + j);
                TSimd.Store(dHo * squashed * (one - o), ref dGate, 3 * units + j);
                TSimd.Store(dCf, ref dCell, row * dStateStride + j);
            }
        }
    }
}
