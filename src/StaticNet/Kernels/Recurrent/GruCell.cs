using System.ComponentModel;
using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// A time step of one stream of a GRU, in PyTorch's form, whose weights stay in the nearest cache: products, gates and state
/// in one pass over the units, a vector of them at a time.
/// </summary>
/// <typeparam name="TSimd">The vector.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GruCell<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    /// <summary>
    /// <c>r, z = sigmoid(x W_ih + h W_hh + biases), n = tanh(x W_in + b_in + r * (h W_hn + b_hn)), h = (1 - z) * n + z * h</c>.
    /// </summary>
    /// <param name="input">The values of the time step.</param>
    /// <param name="inputs">Their number.</param>
    /// <param name="units">The number of units.</param>
    /// <param name="weights">
    /// A row for each input, a row for each unit, and the two biases: [inputs + units + 2 x 3 parts].
    /// </param>
    /// <param name="part">The width of a gate's part of a row: the padded number of units.</param>
    /// <param name="stride">The distance of the rows.</param>
    /// <param name="hidden">The output of the step before, replaced by the new one; whole vectors.</param>
    /// <param name="output">Receives the new output too; whole vectors.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Step(
        ref readonly float input, nuint inputs, nuint units, ref readonly float weights, nuint part, nuint stride,
        ref float hidden, ref float output)
    {
        ref float first = ref Unsafe.AsRef(in weights);
        for (nuint j = 0; j < units; j += (nuint)TSimd.Count)
        {
            ref float row = ref Unsafe.Add(ref first, (inputs + units) * stride + j);
            ref float second = ref Unsafe.Add(ref row, stride);
            TSimd r = TSimd.Load(in row, 0) + TSimd.Load(in second, 0);
            TSimd z = TSimd.Load(in row, part) + TSimd.Load(in second, part);
            TSimd n = TSimd.Load(in row, 2 * part);
            TSimd recurrent = TSimd.Load(in second, 2 * part);
            row = ref Unsafe.Add(ref first, j);
            for (nuint k = 0; k != inputs; k++)
            {
                Add(Unsafe.Add(ref Unsafe.AsRef(in input), k), ref row, part, ref r, ref z, ref n);
                row = ref Unsafe.Add(ref row, stride);
            }

            // Two chains of sums for each gate, so that each need not wait for the one before.
            TSimd oddR = TSimd.Zero;
            TSimd oddZ = TSimd.Zero;
            TSimd oddRecurrent = TSimd.Zero;
            nuint unit = 0;
            for (; unit + 2 <= units; unit += 2)
            {
                Add(Unsafe.Add(ref hidden, unit), ref row, part, ref r, ref z, ref recurrent);
                row = ref Unsafe.Add(ref row, stride);
                Add(Unsafe.Add(ref hidden, unit + 1), ref row, part, ref oddR, ref oddZ, ref oddRecurrent);
                row = ref Unsafe.Add(ref row, stride);
            }

            if (unit != units)
                Add(Unsafe.Add(ref hidden, unit), ref row, part, ref r, ref z, ref recurrent);
            r = VectorMath.FastSigmoid(r + oddR);
            n = VectorMath.Tanh(TSimd.MultiplyAdd(r, recurrent + oddRecurrent, n));
            z = VectorMath.FastSigmoid(z + oddZ);
            TSimd h = TSimd.MultiplyAdd(z, TSimd.Load(in hidden, j) - n, n);
            TSimd.Store(h, ref output, j);
            if (units <= (nuint)TSimd.Count)
                TSimd.Store(h, ref hidden, j);
        }

        // Only now, since every unit reads the whole output of the step before.
        for (nuint j = 0; j < units && units > (nuint)TSimd.Count; j += (nuint)TSimd.Count)
            TSimd.Store(TSimd.Load(in output, j), ref hidden, j);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(float value, ref float row, nuint part, ref TSimd r, ref TSimd z, ref TSimd n)
    {
        TSimd factor = TSimd.Broadcast(value);
        r = TSimd.MultiplyAdd(factor, TSimd.Load(in row, 0), r);
        z = TSimd.MultiplyAdd(factor, TSimd.Load(in row, part), z);
        n = TSimd.MultiplyAdd(factor, TSimd.Load(in row, 2 * part), n);
    }
}
