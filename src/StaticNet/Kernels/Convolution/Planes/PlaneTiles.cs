using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>Covers filters and vectors of pixels by tiles.</summary>
internal static class PlaneTiles<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    /// <summary>The most filters of a tile.</summary>
    public const int Filters = 4;

    /// <summary>The most vectors of a tile, as many as the registers hold beside the filters' sums.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Vectors(int filters) => TSimd.HasManyRegisters || filters <= 2 ? 4 : filters == 3 ? 3 : 2;

    /// <summary>Computes all filters of some vectors.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Run(int filters, int vectors, ref PlaneOperands operands)
    {
        ref float weight = ref operands.Weight;
        ref float bias = ref operands.Bias;
        ref float result = ref operands.Result;
        int tiles = (filters + Filters - 1) / Filters;
        for (int first = 0; tiles != 0; tiles--)
        {
            int count = (filters - first + tiles - 1) / tiles;
            Tile(count, vectors, in operands);
            first += count;
            operands.Weight = ref Unsafe.Add(ref weight, first);
            if (!Unsafe.IsNullRef(ref bias))
                operands.Bias = ref Unsafe.Add(ref bias, first);
            operands.Result = ref Unsafe.Add(
                ref result, (nuint)first * operands.ResultStride);
        }
        operands.Weight = ref weight;
        operands.Bias = ref bias;
        operands.Result = ref result;
    }

    private static void Tile(int filters, int vectors, in PlaneOperands operands)
    {
        switch (filters)
        {
            case 1: Tile<Size1>(vectors, in operands); break;
            case 2: Tile<Size2>(vectors, in operands); break;
            case 3: Tile<Size3>(vectors, in operands); break;
            default: Tile<Size4>(vectors, in operands); break;
        }
    }

    private static void Tile<TFilters>(int vectors, in PlaneOperands operands)
        where TFilters : struct, ITileSize
    {
        switch (vectors)
        {
            case 1: PlaneTile<TSimd, TFilters, Size1>.Run(in operands); break;
            case 2: PlaneTile<TSimd, TFilters, Size2>.Run(in operands); break;
            case 3: PlaneTile<TSimd, TFilters, Size3>.Run(in operands); break;
            default: PlaneTile<TSimd, TFilters, Size4>.Run(in operands); break;
        }
    }
}
