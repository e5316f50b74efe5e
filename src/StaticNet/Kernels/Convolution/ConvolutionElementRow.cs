using System.Runtime.CompilerServices;

namespace StaticNet.Kernels;

/// <summary>
/// The register tile of <see cref="ElementTile{TRows}"/> walked along a row, as in
/// <see cref="ConvolutionRow{TVector, TRows, TVectors, TPooling}"/> where nothing is pooled.
/// </summary>
internal static class ConvolutionElementRow<TRows>
    where TRows : struct, ITileSize
{
    /// <summary>Computes tiles beside each other and moves the operands past them.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Run<TActivation>(ref ConvolutionRowOperands operands, int tiles, TActivation activation)
        where TActivation : struct, IActivation
    {
        for (; tiles != 0; tiles--)
        {
            ElementSums<TRows> sums = default;
            if (!Unsafe.IsNullRef(ref operands.Bias))
                sums.Load(new ElementRows(ref operands.Bias, 0));

            ElementRows a = new(ref operands.A, operands.APixelStep);
            ref float b = ref operands.B;
            nuint bStride = operands.BStride;
            nuint band = 0;
            for (nuint bands = operands.Bands; bands != 0; bands--)
            {
                nuint run = band;
                for (nuint runs = operands.Runs; runs != 0; runs--)
                {
                    nuint k = run, end = run + operands.Depth;
                    for (; k + 4 <= end; k += 4)
                    {
                        sums.AddFour(in a, k, ref b, bStride);
                        b = ref Unsafe.Add(ref b, 4 * bStride);
                    }
                    for (; k != end; k++)
                    {
                        sums.AddOne(in a, k, ref b);
                        b = ref Unsafe.Add(ref b, bStride);
                    }
                    run += operands.ARunStep;
                }
                band += operands.ABandStep;
            }

            sums.Apply(activation);
            sums.Store(false, new ElementRows(ref operands.C, operands.CStride));
            operands.A = ref Unsafe.Add(ref operands.A, (nuint)TRows.Value * operands.APixelStep);
            operands.C = ref Unsafe.Add(ref operands.C, (nuint)TRows.Value * operands.CStride);
        }
    }
}
