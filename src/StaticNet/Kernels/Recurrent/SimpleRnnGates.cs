using System.ComponentModel;
using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// For generated code: one time step of a simple recurrent layer, backward. Forward is a product with an activation.
/// </summary>
/// <typeparam name="TSimd">The vector.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SimpleRnnGates<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    /// <summary>
    /// <c>dGates = (dOutput + dHidden) * activation'(hidden)</c>. All of the previous output's gradient goes through
    /// the recurrent product, which adds it to dHidden; it becomes zero here.
    /// </summary>
    /// <typeparam name="TActivation">The activation, whose derivative is computed from its output.</typeparam>
    /// <param name="rows">The number of rows.</param>
    /// <param name="units">The padded number of units, a multiple of 16.</param>
    /// <param name="dOutput">The gradient of the output from the layers above, [rows x units].</param>
    /// <param name="dOutputStride">The distance of its rows; 0 where all are the same.</param>
    /// <param name="dHidden">The gradient of the output from the next time step, [rows x units].</param>
    /// <param name="hidden">The output, [rows x units].</param>
    /// <param name="hiddenStride">The distance of the rows of dHidden and hidden.</param>
    /// <param name="dGates">Receives the gradient of what went into the activation, [rows x units].</param>
    /// <param name="gatesStride">The distance of its rows.</param>
    /// <param name="activation">The activation.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Backward<TActivation>(
        int rows, nuint units, ref readonly float dOutput, nuint dOutputStride, ref float dHidden,
        ref readonly float hidden, nuint hiddenStride, ref float dGates, nuint gatesStride, TActivation activation)
        where TActivation : struct, IActivation
    {
        for (nuint row = 0; row < (nuint)rows; row++)
        {
            for (nuint j = 0; j < units; j += (nuint)TSimd.Count)
            {
                nuint at = row * hiddenStride + j;
                TSimd gradient = TSimd.Load(in dOutput, row * dOutputStride + j) + TSimd.Load(in dHidden, at);
                TSimd derivative = activation.Derivative(TSimd.Load(in hidden, at));
                TSimd.Store(gradient * derivative, ref dGates, row * gatesStride + j);
                TSimd.Store(TSimd.Zero, ref dHidden, at);
            }
        }
    }
}
