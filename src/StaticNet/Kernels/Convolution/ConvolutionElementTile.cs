using System.Runtime.CompilerServices;

namespace StaticNet.Kernels;

/// <summary>
/// The register tile of <see cref="ElementTile{TRows}"/> with its depth nested and its rows gathered, as in
/// <see cref="ConvolutionTile{TVector, TRows, TVectors}"/>.
/// </summary>
internal static class ConvolutionElementTile<TRows>
    where TRows : struct, ITileSize
{
    /// <summary>Computes the tile whose first column is <paramref name="column"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Run(in ConvolutionOperands operands, nuint column)
    {
        ElementSums<TRows> sums = default;
        ref float c = ref Unsafe.Add(ref operands.C, column);
        if (operands.Accumulate)
            sums.Load(new ElementRows(ref c, in operands.CRows, TRows.Value));
        else if (!Unsafe.IsNullRef(in operands.Bias))
            sums.Load(new ElementRows(ref Unsafe.Add(ref Unsafe.AsRef(in operands.Bias), column), 0));

        ElementRows a = new(ref Unsafe.AsRef(in operands.A), in operands.ARows, TRows.Value);
        ref float b = ref Unsafe.Add(ref Unsafe.AsRef(in operands.B), column);
        nuint bStride = operands.BStride;
        nuint step = operands.ADepthStep;
        nuint band = 0;
        for (nuint bands = operands.Bands; bands != 0; bands--)
        {
            nuint run = band;
            for (nuint runs = operands.Runs; runs != 0; runs--)
            {
                nuint k = run, end = run + operands.Depth * step;
                if (step == 1)
                {
                    for (; k + 4 <= end; k += 4)
                    {
                        sums.AddFour(in a, k, ref b, bStride);
                        b = ref Unsafe.Add(ref b, 4 * bStride);
                    }
                }
                for (; k != end; k += step)
                {
                    sums.AddOne(in a, k, ref b);
                    b = ref Unsafe.Add(ref b, bStride);
                }

                run += operands.ARunStep;
                b = ref Unsafe.Add(ref b, operands.BRunJump);
            }

            band += operands.ABandStep;
            b = ref Unsafe.Add(ref b, operands.BBandJump);
        }

        sums.Store(false, new ElementRows(ref c, in operands.CRows, TRows.Value));
    }
}
