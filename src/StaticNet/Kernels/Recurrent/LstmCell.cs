using System.ComponentModel;
using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// A time step of one stream of an LSTM whose weights stay in the nearest cache: products, gates and state in one pass over
/// the units, a vector of them at a time. While the gates of one vector are computed, the next one's products are under way.
/// </summary>
/// <typeparam name="TSimd">The vector.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LstmCell<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    /// <summary>
    /// <c>i, f, g, o = gates(x W_ih + h W_hh + biases), c = f * c + i * g, h = o * tanh(c)</c>, in place of the state.
    /// </summary>
    /// <param name="input">The values of the time step.</param>
    /// <param name="inputs">Their number.</param>
    /// <param name="units">The number of units.</param>
    /// <param name="weights">
    /// A row for each input, a row for each unit, and the two biases: [inputs + units + 2 x 4 parts].
    /// </param>
    /// <param name="part">The width of a gate's part of a row: the padded number of units.</param>
    /// <param name="stride">The distance of the rows.</param>
    /// <param name="hidden">The output of the step before, replaced by the new one; whole vectors.</param>
    /// <param name="cell">The cell state; whole vectors.</param>
    /// <param name="output">Receives the new output too; whole vectors.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Step(
        ref readonly float input, nuint inputs, nuint units, ref readonly float weights, nuint part, nuint stride,
        ref float hidden, ref float cell, ref float output)
    {
        ref float first = ref Unsafe.AsRef(in weights);
        for (nuint j = 0; j < units; j += (nuint)TSimd.Count)
        {
            ref float row = ref Unsafe.Add(ref first, (inputs + units) * stride + j);
            Biases(ref row, stride, part, out TSimd i, out TSimd f, out TSimd g, out TSimd o);
            row = ref Unsafe.Add(ref first, j);
            for (nuint k = 0; k != inputs; k++)
            {
                Add(Unsafe.Add(ref Unsafe.AsRef(in input), k), ref row, part, ref i, ref f, ref g, ref o);
                row = ref Unsafe.Add(ref row, stride);
            }

            // Two chains of sums for each gate, so that each need not wait for the one before.
            TSimd oddI = TSimd.Zero;
            TSimd oddF = TSimd.Zero;
            TSimd oddG = TSimd.Zero;
            TSimd oddO = TSimd.Zero;
            nuint unit = 0;
            for (; unit + 2 <= units; unit += 2)
            {
                Add(Unsafe.Add(ref hidden, unit), ref row, part, ref i, ref f, ref g, ref o);
                row = ref Unsafe.Add(ref row, stride);
                Add(Unsafe.Add(ref hidden, unit + 1), ref row, part, ref oddI, ref oddF, ref oddG, ref oddO);
                row = ref Unsafe.Add(ref row, stride);
            }

            if (unit != units)
                Add(Unsafe.Add(ref hidden, unit), ref row, part, ref i, ref f, ref g, ref o);
            i = VectorMath.FastSigmoid(i + oddI);
            g = VectorMath.Tanh(g + oddG);
            f = VectorMath.FastSigmoid(f + oddF);
            o = VectorMath.FastSigmoid(o + oddO);
            TSimd c = TSimd.MultiplyAdd(f, TSimd.Load(in cell, j), i * g);
            TSimd.Store(c, ref cell, j);
            TSimd h = o * VectorMath.Tanh(c);
            TSimd.Store(h, ref output, j);
            if (units <= (nuint)TSimd.Count)
                TSimd.Store(h, ref hidden, j);
        }

        // Only now, since every unit reads the whole output of the step before.
        for (nuint j = 0; j < units && units > (nuint)TSimd.Count; j += (nuint)TSimd.Count)
            TSimd.Store(TSimd.Load(in output, j), ref hidden, j);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Biases(
        ref float row, nuint stride, nuint part, out TSimd i, out TSimd f, out TSimd g, out TSimd o)
    {
        ref float second = ref Unsafe.Add(ref row, stride);
        i = TSimd.Load(in row, 0) + TSimd.Load(in second, 0);
        f = TSimd.Load(in row, part) + TSimd.Load(in second, part);
        g = TSimd.Load(in row, 2 * part) + TSimd.Load(in second, 2 * part);
        o = TSimd.Load(in row, 3 * part) + TSimd.Load(in second, 3 * part);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(
        float value, ref float row, nuint part, ref TSimd i, ref TSimd f, ref TSimd g, ref TSimd o)
    {
        TSimd factor = TSimd.Broadcast(value);
        i = TSimd.MultiplyAdd(factor, TSimd.Load(in row, 0), i);
        f = TSimd.MultiplyAdd(factor, TSimd.Load(in row, part), f);
        g = TSimd.MultiplyAdd(factor, TSimd.Load(in row, 2 * part), g);
        o = TSimd.MultiplyAdd(factor, TSimd.Load(in row, 3 * part), o);
    }
}
