using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

public static partial class GruGatesResetBefore<TSimd>
{
    /// <summary>
    /// The gradients of the update gate's and the candidate's pre-activations, and of the previous output as far as it goes
    /// past the recurrent products. The caller then writes the fourth part, the gradient of <c>r * hPrevious</c>.
    /// </summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="units">The padded number of units, a multiple of 16.</param>
    /// <param name="dOutput">The gradient of the output from the layers above, [rows x units].</param>
    /// <param name="dOutputStride">The distance of its rows.</param>
    /// <param name="dHidden">
    /// The gradient of the output from the next time step, [rows x units], replaced by that of the previous output.
    /// </param>
    /// <param name="dHiddenStride">The distance of its rows.</param>
    /// <param name="gates">What the forward pass left, [rows x 4 units].</param>
    /// <param name="previousHidden">The output of the step before, [rows x units].</param>
    /// <param name="hiddenStride">The distance of its rows.</param>
    /// <param name="dGates">The gradients of the four parts, [rows x 4 units]; not the gates' memory.</param>
    /// <param name="gatesStride">The distance of the rows of gates and dGates.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Backward(
        int rows, nuint units, ref readonly float dOutput, nuint dOutputStride, ref float dHidden, nuint dHiddenStride,
        ref readonly float gates, ref readonly float previousHidden, nuint hiddenStride, ref float dGates, nuint gatesStride)
    {
        TSimd one = TSimd.Broadcast(1);
        for (nuint row = 0; row < (nuint)rows; row++)
        {
            ref float gate = ref Unsafe.Add(ref Unsafe.AsRef(in gates), row * gatesStride);
            ref float dGate = ref Unsafe.Add(ref dGates, row * gatesStride);
            for (nuint j = 0; j < units; j += (nuint)TSimd.Count)
            {
                nuint at = row * dHiddenStride + j;
                TSimd dH = TSimd.Load(in dOutput, row * dOutputStride + j) + TSimd.Load(in dHidden, at);
                TSimd z = TSimd.Load(in gate, units + j);
                TSimd n = TSimd.Load(in gate, 2 * units + j);
                TSimd dHz = dH * z;
                TSimd before = TSimd.Load(in previousHidden, row * hiddenStride + j);
                TSimd.Store(dHz * (before - n) * (one - z), ref dGate, units + j);
                TSimd.Store((dH - dHz) * (one - n * n), ref dGate, 2 * units + j);
                TSimd.Store(dHz, ref dHidden, at);
            }
        }
    }

    /// <summary>
    /// The gradient of the reset gate's pre-activation, from that of <c>r * hPrevious</c>, whose share of the previous
    /// output's gradient is added to it.
    /// </summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="units">The padded number of units, a multiple of 16.</param>
    /// <param name="dHidden">The gradient of the previous output, [rows x units].</param>
    /// <param name="dHiddenStride">The distance of its rows.</param>
    /// <param name="gates">What the forward pass left, [rows x 4 units].</param>
    /// <param name="previousHidden">The output of the step before, [rows x units].</param>
    /// <param name="hiddenStride">The distance of its rows.</param>
    /// <param name="dGates">The gradients of the four parts, [rows x 4 units].</param>
    /// <param name="gatesStride">The distance of the rows of gates and dGates.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void ResetBackward(
        int rows, nuint units, ref float dHidden, nuint dHiddenStride, ref readonly float gates,
        ref readonly float previousHidden, nuint hiddenStride, ref float dGates, nuint gatesStride)
    {
        TSimd one = TSimd.Broadcast(1);
        for (nuint row = 0; row < (nuint)rows; row++)
        {
            ref float gate = ref Unsafe.Add(ref Unsafe.AsRef(in gates), row * gatesStride);
            ref float dGate = ref Unsafe.Add(ref dGates, row * gatesStride);
            for (nuint j = 0; j < units; j += (nuint)TSimd.Count)
            {
                nuint at = row * dHiddenStride + j;
                TSimd r = TSimd.Load(in gate, j);
                TSimd dProduct = TSimd.Load(in dGate, 3 * units + j) * r;
                TSimd before = TSimd.Load(in previousHidden, row * hiddenStride + j);
                TSimd.Store(dProduct * before * (one - r), ref dGate, j);
                TSimd.Store(TSimd.Load(in dHidden, at) + dProduct, ref dHidden, at);
            }
        }
    }
}
