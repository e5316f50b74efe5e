using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// One time step of some of a GRU's units, for one stream: the products of the three gates in one pass over inputs and
/// units, then gates and state.
/// </summary>
/// <typeparam name="TShape">The sizes.</typeparam>
internal readonly struct GruUnits<TShape> : ICellUnits
    where TShape : struct, ICellShape
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Step<TSimd>(
        ref float parameters, ref float input, ref float before, ref float own, ref float output)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        nuint gate = CellRows<TShape>.Gate;
        TSimd r = CellRows<TShape>.InputBias<TSimd>(ref parameters, 0);
        TSimd z = CellRows<TShape>.InputBias<TSimd>(ref parameters, gate);
        TSimd n = CellRows<TShape>.InputBias<TSimd>(ref parameters, 2 * gate);
        ref float row = ref parameters;
        for (int k = 0; k < TShape.Inputs; k++)
        {
            TSimd x = TSimd.Factor(Unsafe.Add(ref input, k));
            TSimd.AddFactorProduct(ref r, x, in row, 0);
            TSimd.AddFactorProduct(ref z, x, in row, gate);
            TSimd.AddFactorProduct(ref n, x, in row, 2 * gate);
            row = ref Unsafe.Add(ref row, CellRows<TShape>.Stride);
        }

        // The candidate's recurrent product stays by itself, for the reset gate.
        TSimd oddR = CellRows<TShape>.StateBias<TSimd>(ref parameters, 0);
        TSimd oddZ = CellRows<TShape>.StateBias<TSimd>(ref parameters, gate);
        TSimd recurrent = CellRows<TShape>.StateBias<TSimd>(ref parameters, 2 * gate), oddRecurrent = TSimd.Zero;
        ref float left = ref before;
        int depth = TShape.Units;
        for (; depth >= 2; depth -= 2)
        {
            TSimd h = TSimd.Factor(left);
            TSimd.AddFactorProduct(ref r, h, in row, 0);
            TSimd.AddFactorProduct(ref z, h, in row, gate);
            TSimd.AddFactorProduct(ref recurrent, h, in row, 2 * gate);
            row = ref Unsafe.Add(ref row, CellRows<TShape>.Stride);
            h = TSimd.Factor(Unsafe.Add(ref left, 1));
            TSimd.AddFactorProduct(ref oddR, h, in row, 0);
            TSimd.AddFactorProduct(ref oddZ, h, in row, gate);
            TSimd.AddFactorProduct(ref oddRecurrent, h, in row, 2 * gate);
            row = ref Unsafe.Add(ref row, CellRows<TShape>.Stride);
            left = ref Unsafe.Add(ref left, 2);
        }

        if (depth != 0)
        {
            TSimd h = TSimd.Factor(left);
            TSimd.AddFactorProduct(ref r, h, in row, 0);
            TSimd.AddFactorProduct(ref z, h, in row, gate);
            TSimd.AddFactorProduct(ref recurrent, h, in row, 2 * gate);
        }

        r = VectorMath.FastSigmoid(r + oddR);
        z = VectorMath.FastSigmoid(z + oddZ);
        n = VectorMath.Tanh(TSimd.MultiplyAdd(r, recurrent + oddRecurrent, n));
        TSimd hidden = TSimd.MultiplyAdd(z, TSimd.Load(in own, 0) - n, n);
        Subnormals.Store(hidden, ref output);
    }
}
