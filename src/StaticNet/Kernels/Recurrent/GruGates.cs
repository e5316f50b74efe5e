using System.ComponentModel;
using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// The gates of a GRU whose reset gate acts after the recurrent product (PyTorch's form), for some rows of one time
/// step. A row has four parts, each as wide as the padded number of units: reset, update and candidate, of which the
/// first two hold the sum of both products and the third only the input's, then the recurrent product of the candidate
/// with its bias.
/// </summary>
/// <typeparam name="TSimd">The vector.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GruGates<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    /// <summary>
    /// <c>r, z = sigmoid(gates), n = tanh(candidate + r * recurrent), h = (1 - z) * n + z * hPrevious</c>. The gates
    /// take the place of their pre-activations.
    /// </summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="units">The padded number of units, a multiple of 16.</param>
    /// <param name="gates">The four parts, [rows x 4 units]; the first three are replaced by the gates.</param>
    /// <param name="gatesStride">The distance of their rows.</param>
    /// <param name="previousHidden">The output of the step before, [rows x units]; its padding must be finite.</param>
    /// <param name="hidden">The output, [rows x units]; it may be the previous one's memory.</param>
    /// <param name="hiddenStride">The distance of the rows of both.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Forward(
        int rows, nuint units, ref float gates, nuint gatesStride, ref readonly float previousHidden, ref float hidden,
        nuint hiddenStride)
    {
        ref float before = ref Unsafe.AsRef(in previousHidden);
        for (; rows > 0; rows--)
        {
            for (nuint j = 0; j < units; j += (nuint)TSimd.Count)
            {
                TSimd r = VectorMath.FastSigmoid(TSimd.Load(in gates, j));
                TSimd z = VectorMath.FastSigmoid(TSimd.Load(in gates, units + j));
                TSimd recurrent = TSimd.Load(in gates, 3 * units + j);
                TSimd n = VectorMath.Tanh(TSimd.MultiplyAdd(r, recurrent, TSimd.Load(in gates, 2 * units + j)));
                TSimd.Store(r, ref gates, j);
                TSimd.Store(z, ref gates, units + j);
                TSimd.Store(n, ref gates, 2 * units + j);
                TSimd h = TSimd.MultiplyAdd(z, TSimd.Load(in before, j) - n, n);
                TSimd.Store(TSimd.FlushSubnormals(h), ref hidden, j);
            }

            gates = ref Unsafe.Add(ref gates, gatesStride);
            before = ref Unsafe.Add(ref before, hiddenStride);
            hidden = ref Unsafe.Add(ref hidden, hiddenStride);
        }
    }

    /// <summary>
    /// The gradients of the four parts, and of the previous output as far as it does not go through the recurrent
    /// product.
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
    /// <param name="gates">What <see cref="Forward"/> left, [rows x 4 units], replaced by the gradients.</param>
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
                TSimd r = TSimd.Load(in gate, j);
                TSimd z = TSimd.Load(in gate, units + j);
                TSimd n = TSimd.Load(in gate, 2 * units + j);
                TSimd recurrent = TSimd.Load(in gate, 3 * units + j);
                TSimd dHz = dH * z;
                TSimd dCandidate = (dH - dHz) * (one - n * n);
                TSimd dRecurrent = dCandidate * r;
                TSimd.Store(dRecurrent * recurrent * (one - r), ref gate, j);
                TSimd.Store(dHz * (TSimd.Load(in previousHidden, at) - n) * (one - z), ref gate, units + j);
                TSimd.Store(dCandidate, ref gate, 2 * units + j);
                TSimd.Store(dRecurrent, ref gate, 3 * units + j);
                TSimd.Store(dHz, ref dHidden, at);
            }
        }
    }
}
