using System.ComponentModel;
using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// The gates of a GRU whose reset gate acts before the recurrent product (Cho et al. 2014), for some rows of one time
/// step, in two parts around that product. A row has four parts, each as wide as the padded number of units: reset,
/// update, candidate, and the reset gate times the previous output, which the candidate's recurrent product reads.
/// </summary>
/// <typeparam name="TSimd">The vector.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class GruGatesResetBefore<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    /// <summary>
    /// <c>r, z = sigmoid(gates)</c>, in place of their pre-activations, and <c>r * hPrevious</c> as the fourth part.
    /// </summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="units">The padded number of units, a multiple of 16.</param>
    /// <param name="gates">The four parts, [rows x 4 units].</param>
    /// <param name="gatesStride">The distance of their rows.</param>
    /// <param name="previousHidden">The output of the step before, [rows x units]; its padding must be finite.</param>
    /// <param name="hiddenStride">The distance of its rows.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Reset(
        int rows, nuint units, ref float gates, nuint gatesStride, ref readonly float previousHidden,
        nuint hiddenStride)
    {
        ref float before = ref Unsafe.AsRef(in previousHidden);
        for (; rows > 0; rows--)
        {
            for (nuint j = 0; j < units; j += (nuint)TSimd.Count)
            {
                TSimd r = VectorMath.FastSigmoid(TSimd.Load(in gates, j));
                TSimd z = VectorMath.FastSigmoid(TSimd.Load(in gates, units + j));
                TSimd.Store(r, ref gates, j);
                TSimd.Store(z, ref gates, units + j);
                TSimd.Store(r * TSimd.Load(in before, j), ref gates, 3 * units + j);
            }

            gates = ref Unsafe.Add(ref gates, gatesStride);
            before = ref Unsafe.Add(ref before, hiddenStride);
        }
    }

    /// <summary>
    /// <c>n = tanh(candidate)</c>, in place, and <c>h = (1 - z) * n + z * hPrevious</c>, when the candidate has its
    /// recurrent product.
    /// </summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="units">The padded number of units, a multiple of 16.</param>
    /// <param name="gates">The four parts, [rows x 4 units].</param>
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
                TSimd z = TSimd.Load(in gates, units + j);
                TSimd n = VectorMath.Tanh(TSimd.Load(in gates, 2 * units + j));
                TSimd.Store(n, ref gates, 2 * units + j);
                TSimd h = TSimd.MultiplyAdd(z, TSimd.Load(in before, j) - n, n);
                TSimd.Store(TSimd.FlushSubnormals(h), ref hidden, j);
            }

            gates = ref Unsafe.Add(ref gates, gatesStride);
            before = ref Unsafe.Add(ref before, hiddenStride);
            hidden = ref Unsafe.Add(ref hidden, hiddenStride);
        }
    }
}
