using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>One time step of some units of a simple recurrent layer, for one stream.</summary>
/// <typeparam name="TShape">The sizes.</typeparam>
/// <typeparam name="TActivation">The activation.</typeparam>
internal readonly struct SimpleRnnUnits<TShape, TActivation> : ICellUnits
    where TShape : struct, ICellShape
    where TActivation : struct, IActivation
{
    /// <inheritdoc/>
    /// <remarks>Four sums, so that each need not wait for the one before.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Step<TSimd>(
        ref float parameters, ref float input, ref float before, ref float own, ref float output)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        nuint stride = CellRows<TShape>.Stride;
        TSimd sum0 = CellRows<TShape>.InputBias<TSimd>(ref parameters, 0);
        TSimd sum1 = CellRows<TShape>.StateBias<TSimd>(ref parameters, 0);
        TSimd sum2 = TSimd.Zero, sum3 = TSimd.Zero;
        ref float left = ref input;
        ref float row = ref parameters;
        int depth = TShape.Inputs;
        for (int operand = 0; operand < 2; operand++)
        {
            for (; depth >= 4; depth -= 4)
            {
                TSimd.AddFactorProduct(ref sum0, TSimd.Factor(left), in row, 0);
                TSimd.AddFactorProduct(ref sum1, TSimd.Factor(Unsafe.Add(ref left, 1)), in row, stride);
                TSimd.AddFactorProduct(ref sum2, TSimd.Factor(Unsafe.Add(ref left, 2)), in row, 2 * stride);
                TSimd.AddFactorProduct(ref sum3, TSimd.Factor(Unsafe.Add(ref left, 3)), in row, 3 * stride);
                left = ref Unsafe.Add(ref left, 4);
                row = ref Unsafe.Add(ref row, 4 * stride);
            }

            for (; depth != 0; depth--)
            {
                TSimd.AddFactorProduct(ref sum0, TSimd.Factor(left), in row, 0);
                left = ref Unsafe.Add(ref left, 1);
                row = ref Unsafe.Add(ref row, stride);
            }

            left = ref before;
            depth = TShape.Units;
        }

        TSimd h = default(TActivation).Apply((sum0 + sum1) + (sum2 + sum3));
        Subnormals.Store(h, ref output);
    }
}
