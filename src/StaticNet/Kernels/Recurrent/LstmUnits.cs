using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// One time step of some of an LSTM's units, for one stream: the products of the four gates in one pass over inputs and
/// units, with 8 independent sums, then gates and state.
/// </summary>
/// <typeparam name="TShape">The sizes.</typeparam>
internal readonly struct LstmUnits<TShape> : ICellUnits
    where TShape : struct, ICellShape
{
    /// <inheritdoc/>
    /// <remarks>
    /// Two sums for each gate. While gates and state are computed, the next vector's products are under way.
    /// </remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Step<TSimd>(
        ref float parameters, ref float input, ref float before, ref float cell, ref float output)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        nuint gate = CellRows<TShape>.Gate;
        TSimd evenI = CellRows<TShape>.InputBias<TSimd>(ref parameters, 0);
        TSimd oddI = CellRows<TShape>.StateBias<TSimd>(ref parameters, 0);
        TSimd evenF = CellRows<TShape>.InputBias<TSimd>(ref parameters, gate);
        TSimd oddF = CellRows<TShape>.StateBias<TSimd>(ref parameters, gate);
        TSimd evenG = CellRows<TShape>.InputBias<TSimd>(ref parameters, 2 * gate);
        TSimd oddG = CellRows<TShape>.StateBias<TSimd>(ref parameters, 2 * gate);
        TSimd evenO = CellRows<TShape>.InputBias<TSimd>(ref parameters, 3 * gate);
        TSimd oddO = CellRows<TShape>.StateBias<TSimd>(ref parameters, 3 * gate);
        ref float left = ref input;
        ref float row = ref parameters;
        int depth = TShape.Inputs;
        for (int operand = 0; operand < 2; operand++)
        {
            for (; depth >= 2; depth -= 2)
            {
                TSimd x = TSimd.Factor(left);
                TSimd.AddFactorProduct(ref evenI, x, in row, 0);
                TSimd.AddFactorProduct(ref evenF, x, in row, gate);
                TSimd.AddFactorProduct(ref evenG, x, in row, 2 * gate);
                TSimd.AddFactorProduct(ref evenO, x, in row, 3 * gate);
                row = ref Unsafe.Add(ref row, CellRows<TShape>.Stride);
                x = TSimd.Factor(Unsafe.Add(ref left, 1));
                TSimd.AddFactorProduct(ref oddI, x, in row, 0);
                TSimd.AddFactorProduct(ref oddF, x, in row, gate);
                TSimd.AddFactorProduct(ref oddG, x, in row, 2 * gate);
                TSimd.AddFactorProduct(ref oddO, x, in row, 3 * gate);
                row = ref Unsafe.Add(ref row, CellRows<TShape>.Stride);
                left = ref Unsafe.Add(ref left, 2);
            }

            if (depth != 0)
            {
                TSimd x = TSimd.Factor(left);
                TSimd.AddFactorProduct(ref evenI, x, in row, 0);
                TSimd.AddFactorProduct(ref evenF, x, in row, gate);
                TSimd.AddFactorProduct(ref evenG, x, in row, 2 * gate);
                TSimd.AddFactorProduct(ref evenO, x, in row, 3 * gate);
                row = ref Unsafe.Add(ref row, CellRows<TShape>.Stride);
            }

            left = ref before;
            depth = TShape.Units;
        }

        TSimd i = VectorMath.FastSigmoid(evenI + oddI);
        TSimd g = VectorMath.Tanh(evenG + oddG);
        TSimd f = VectorMath.FastSigmoid(evenF + oddF);
        TSimd o = VectorMath.FastSigmoid(evenO + oddO);
        TSimd c = TSimd.MultiplyAdd(f, TSimd.Load(in cell, 0), i * g);
        Subnormals.StoreCell(c, ref cell, o * VectorMath.Tanh(c), ref output);
    }
}
