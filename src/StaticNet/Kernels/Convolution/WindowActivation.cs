using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>The activation of the four pixels of a window.</summary>
internal static class WindowActivation<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    /// <summary>Applies an activation to each pixel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Apply<TActivation>(ref TSimd a, ref TSimd b, ref TSimd c, ref TSimd d, TActivation activation)
        where TActivation : struct, IActivation
    {
        // As in IsShort, which the compiler would know too late: it would have inlined both branches.
        if (typeof(TActivation) == typeof(Identity) || typeof(TActivation) == typeof(Relu))
        {
            a = activation.Apply(a);
            b = activation.Apply(b);
            c = activation.Apply(c);
            d = activation.Apply(d);
            return;
        }
        // In turns, so that it is inlined once.
        for (int pixel = 0; pixel < 4; pixel++)
            (a, b, c, d) = (b, c, d, activation.Apply(a));
    }

    /// <summary>
    /// Whether an activation takes one instruction. Several of anything longer are more than the just-in-time compiler
    /// is ready to inline into one method, and it would call the vectors' own operators, also in the innermost loop.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsShort<TActivation>()
        where TActivation : struct, IActivation
        => typeof(TActivation) == typeof(Identity) || typeof(TActivation) == typeof(Relu);
}
