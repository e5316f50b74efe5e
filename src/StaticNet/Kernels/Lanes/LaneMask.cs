using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>Masks for the rest of what does not fill a vector.</summary>
internal static class LaneMask
{
    /// <summary>All bits of the first lanes.</summary>
    /// <param name="lanes">How many, at most 16.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TSimd Below<TSimd>(int lanes)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        ReadOnlySpan<float> numbers = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];
        return TSimd.GreaterThan(TSimd.Broadcast(lanes), TSimd.Load(in numbers[0], 0));
    }
}
