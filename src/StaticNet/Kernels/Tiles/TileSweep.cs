using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// One row times a matrix of long rows that does not fit in the first-level cache: the matrix is read once, in the
/// order of memory, and the sums stand in memory. Panels of columns, which keep them in registers, jump from row to
/// row, and the second-level cache then delivers two thirds as much.
/// </summary>
internal static class TileSweep<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    // Shorter rows would wait for their own sums to come back from memory; smaller matrices are near anyway.
    private const nuint ShortestRow = 256;
    private const nuint SmallestMatrix = 8192;

    public static bool Suits(nuint columns, nuint depth) => columns >= ShortestRow && columns * depth >= SmallestMatrix;

    /// <summary>Computes the whole row.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Run(in TileOperands operands, nuint columns)
    {
        ref float c = ref operands.C;
        Start(in operands, columns);
        ref float a = ref Unsafe.AsRef(in operands.A);
        ref float b = ref Unsafe.AsRef(in operands.B);
        nuint aStep = operands.ADepthStep;
        nuint bStride = operands.BStride;
        nuint unrolled = columns - columns % (4 * (nuint)TSimd.Count);
        for (nuint depth = operands.Depth; depth != 0; depth--)
        {
            TSimd factor = TSimd.Factor(a);
            nuint j = 0;
            for (; j != unrolled; j += 4 * (nuint)TSimd.Count)
            {
                ref float weights = ref Unsafe.Add(ref b, j);
                ref float sums = ref Unsafe.Add(ref c, j);
                Add(factor, ref weights, ref sums, 0);
                Add(factor, ref weights, ref sums, (nuint)TSimd.Count);
                Add(factor, ref weights, ref sums, 2 * (nuint)TSimd.Count);
                Add(factor, ref weights, ref sums, 3 * (nuint)TSimd.Count);
            }

            for (; j != columns; j += (nuint)TSimd.Count)
                Add(factor, ref b, ref c, j);
            a = ref Unsafe.Add(ref a, aStep);
            b = ref Unsafe.Add(ref b, bStride);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(TSimd factor, ref float b, ref float c, nuint j)
        => TSimd.Store(TSimd.MultiplyAddFactor(factor, TSimd.Load(in b, j), TSimd.Load(in c, j)), ref c, j);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Start(in TileOperands operands, nuint columns)
    {
        Span<float> row = MemoryMarshal.CreateSpan(ref operands.C, (int)columns);
        if (Unsafe.IsNullRef(in operands.Start))
            row.Clear();
        else if (!Unsafe.AreSame(in operands.Start, in operands.C))
            MemoryMarshal.CreateReadOnlySpan(in operands.Start, (int)columns).CopyTo(row);
    }
}
