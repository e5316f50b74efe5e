using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>The largest of a window's activated values, as <see cref="MaxPooling"/> would find it.</summary>
internal static class PooledActivation<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    /// <summary>Of functions that never fall, the largest value is that of the largest argument.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TSimd Apply<TActivation>(TSimd a, TSimd b, TSimd c, TSimd d, TActivation activation)
        where TActivation : struct, IActivation
        => typeof(TActivation) == typeof(Relu) || typeof(TActivation) == typeof(Identity)
            ? activation.Apply(Largest(a, b, c, d))
            : Largest(activation.Apply(a), activation.Apply(b), activation.Apply(c), activation.Apply(d));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TSimd Largest(TSimd a, TSimd b, TSimd c, TSimd d)
        => MaxPooling.Larger(MaxPooling.Larger(a, b), MaxPooling.Larger(c, d));
}
