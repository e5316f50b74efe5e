using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>The pooled value of a window whose pixels have not been activated.</summary>
internal static class PooledActivation<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    /// <summary>Of functions that never fall, the largest value is that of the largest argument.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TSimd Apply<TPooling, TActivation>(TSimd a, TSimd b, TSimd c, TSimd d, TActivation activation)
        where TPooling : struct, IWindowPooling
        where TActivation : struct, IActivation
    {
        bool neverFalls = typeof(TActivation) == typeof(Relu) || typeof(TActivation) == typeof(Identity);
        if (typeof(TPooling) == typeof(MaxOfWindow) && neverFalls)
            return activation.Apply(TPooling.Pool(a, b, c, d));
        WindowActivation<TSimd>.Apply(ref a, ref b, ref c, ref d, activation);
        return TPooling.Pool(a, b, c, d);
    }
}
