using System.Runtime.CompilerServices;

namespace StaticNet.Kernels;

public static partial class GruGatesResetBefore<TSimd>
{
    /// <summary>
    /// The gradients of the update gate's and the candidate's pre-activations, in their places, and of the previous
    /// output as far as it goes past the recurrent products. The caller then computes the gradient of
    /// <c>r * hPrevious</c>.
    /// </summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="units">The padded number of units, a multiple of 16.</param>
    /// <param name="dOutput">The gradient of the output from the layers above, [rows x units].</param>
    /// <param name="dOutputStride">The distance of its rows.</param>
    /// <param name="dHidden">
    /// The gradient of the output from the next time step, [rows x units], replaced by that of the previous output.
    /// </param>
    /// <param name="previousHidden">The output of the step before, [rows x units].</param>
    /// <param name="stride">The distance of the rows of dHidden and of the previous output.</param>
    /// <param name="gates">What the forward pass left, a row of which starts with reset, update and candidate.</param>
    /// <param name="gatesStride">The distance of their rows.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Backward(
        int rows, nuint units, ref readonly float dOutput, nuint dOutputStride, ref float dHidden,
        ref readonly float previousHidden, nuint stride, ref float gates, nuint gatesStride)
    {
        TSimd one = TSimd.Broadcast(1);
        for (nuint row = 0; row < (nuint)rows; row++)
        {
            ref float gate = ref Unsafe.Add(ref gates, row * gatesStride);
            for (nuint j = 0; j < units; j += (nuint)TSimd.Count)
            {
                nuint at = row * stride + j;
                TSimd dH = TSimd.Load(in dOutput, row * dOutputStride + j) + TSimd.Load(in dHidden, at);
                TSimd z = TSimd.Load(in gate, units + j);
                TSimd n = TSimd.Load(in gate, 2 * units + j);
                TSimd dHz = dH * z;
                TSimd.Store(dHz * (TSimd.Load(in previousHidden, at) - n) * (one - z), ref gate, units + j);
                TSimd.Store((dH - dHz) * (one - n * n), ref gate, 2 * units + j);
                TSimd.Store(dHz, ref dHidden, at);
            }
        }
    }

    /// <summary>
    /// The gradient of the reset gate's pre-activation, in its place, from that of <c>r * hPrevious</c>, whose share of
    /// the previous output's gradient is added to it.
    /// </summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="units">The padded number of units, a multiple of 16.</param>
    /// <param name="dProduct">The gradient of <c>r * hPrevious</c>, [rows x units].</param>
    /// <param name="dProductStride">The distance of its rows.</param>
    /// <param name="dHidden">The gradient of the previous output, [rows x units].</param>
    /// <param name="previousHidden">The output of the step before, [rows x units].</param>
    /// <param name="stride">The distance of the rows of dHidden and of the previous output.</param>
    /// <param name="gates">What the forward pass left, a row of which starts with the reset gate.</param>
    /// <param name="gatesStride">The distance of their rows.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void ResetBackward(
        int rows, nuint units, ref readonly float dProduct, nuint dProductStride, ref float dHidden,
        ref readonly float previousHidden, nuint stride, ref float gates, nuint gatesStride)
    {
        TSimd one = TSimd.Broadcast(1);
        for (nuint row = 0; row < (nuint)rows; row++)
        {
            ref float gate = ref Unsafe.Add(ref gates, row * gatesStride);
            for (nuint j = 0; j < units; j += (nuint)TSimd.Count)
            {
                nuint at = row * stride + j;
                TSimd r = TSimd.Load(in gate, j);
                TSimd dReset = TSimd.Load(in dProduct, row * dProductStride + j) * r;
                TSimd.Store(dReset * TSimd.Load(in previousHidden, at) * (one - r), ref gate, j);
                TSimd.Store(TSimd.Load(in dHidden, at) + dReset, ref dHidden, at);
            }
        }
    }
}
