using System.ComponentModel;
using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// The gates of an LSTM for some rows of one time step, after the matrix products. A row of gates is the four of them
/// side by side in PyTorch's order, input, forget, candidate, output, each as wide as the padded number of units.
/// </summary>
/// <typeparam name="TSimd">The vector.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class LstmGates<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    /// <summary>
    /// <c>i, f, o = sigmoid(gates), g = tanh(gates), c = f * cPrevious + i * g, h = o * tanh(c)</c>. The gates take the
    /// place of their pre-activations.
    /// </summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="units">The padded number of units, a multiple of 8.</param>
    /// <param name="gates">The pre-activations, [rows x 4 units], replaced by the gates.</param>
    /// <param name="gatesStride">The distance of their rows.</param>
    /// <param name="previousCell">
    /// The cell state of the step before, [rows x units]; its padding must be finite.
    /// </param>
    /// <param name="cell">The cell state, [rows x units]; it may be the previous one's memory.</param>
    /// <param name="cellStride">The distance of the rows of both.</param>
    /// <param name="hidden">The output, [rows x units].</param>
    /// <param name="hiddenStride">The distance of its rows.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Forward(
        int rows, nuint units, ref float gates, nuint gatesStride, ref readonly float previousCell, ref float cell,
        nuint cellStride, ref float hidden, nuint hiddenStride)
    {
        ref float before = ref Unsafe.AsRef(in previousCell);
        for (; rows > 0; rows--)
        {
            nuint j = 0;
            for (; j + (nuint)TSimd.Count <= units; j += (nuint)TSimd.Count)
                ForwardUnits(units, ref gates, ref before, ref cell, ref hidden, j);
            // Units are whole vectors of 8. Others than those of 16 leave none, and do not inline what takes the rest.
            if (typeof(TSimd) == typeof(Simd512) && j < units)
                LstmGates<Simd256>.ForwardUnits(units, ref gates, ref before, ref cell, ref hidden, j);
            gates = ref Unsafe.Add(ref gates, gatesStride);
            before = ref Unsafe.Add(ref before, cellStride);
            cell = ref Unsafe.Add(ref cell, cellStride);
            hidden = ref Unsafe.Add(ref hidden, hiddenStride);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ForwardUnits(
        nuint units, ref float gates, ref float before, ref float cell,
        ref float hidden, nuint j)
    {
        TSimd i = VectorMath.FastSigmoid(TSimd.Load(in gates, j));
        TSimd g = VectorMath.Tanh(TSimd.Load(in gates, 2 * units + j));
        TSimd f = VectorMath.FastSigmoid(TSimd.Load(in gates, units + j));
        TSimd o = VectorMath.FastSigmoid(TSimd.Load(in gates, 3 * units + j));
        TSimd c = TSimd.MultiplyAdd(f, TSimd.Load(in before, j), i * g);
        TSimd.Store(i, ref gates, j);
        TSimd.Store(f, ref gates, units + j);
        TSimd.Store(g, ref gates, 2 * units + j);
        TSimd.Store(o, ref gates, 3 * units + j);
        TSimd.Store(TSimd.FlushSubnormals(c), ref cell, j);
        TSimd.Store(TSimd.FlushSubnormals(o * VectorMath.Tanh(c)), ref hidden, j);
    }
}
