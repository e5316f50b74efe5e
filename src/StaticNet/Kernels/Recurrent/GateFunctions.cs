using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// The functions of gates with their coefficients in registers, where there are many: loading them again for each of
/// five functions would take the load ports from the products beside them. A sigmoid is a scaled tanh here, with the
/// same coefficients. Narrower vectors take the functions as they are, whose coefficients are operands in memory. (The
/// type is asked and not the number of registers, which is known too late: both branches would be inlined.)
/// </summary>
/// <typeparam name="TSimd">The vector.</typeparam>
internal readonly struct GateFunctions<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    private readonly TSimd _p0, _p1, _p2, _p3, _p4, _q1, _q2, _q3, _q4, _highest, _half, _one;

    /// <summary>Loads the coefficients.</summary>
    /// <param name="coefficients">What <see cref="TanhCoefficients.First"/> refers to.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public GateFunctions(ref float coefficients)
    {
        if (typeof(TSimd) != typeof(Simd512))
            return;
        _p0 = TSimd.Broadcast(coefficients);
        _p1 = TSimd.Broadcast(Unsafe.Add(ref coefficients, 1));
        _p2 = TSimd.Broadcast(Unsafe.Add(ref coefficients, 2));
        _p3 = TSimd.Broadcast(Unsafe.Add(ref coefficients, 3));
        _p4 = TSimd.Broadcast(Unsafe.Add(ref coefficients, 4));
        _q1 = TSimd.Broadcast(Unsafe.Add(ref coefficients, 5));
        _q2 = TSimd.Broadcast(Unsafe.Add(ref coefficients, 6));
        _q3 = TSimd.Broadcast(Unsafe.Add(ref coefficients, 7));
        _q4 = TSimd.Broadcast(Unsafe.Add(ref coefficients, 8));
        _highest = TSimd.Broadcast(Unsafe.Add(ref coefficients, 9));
        _half = TSimd.Broadcast(Unsafe.Add(ref coefficients, 10));
        _one = TSimd.Broadcast(Unsafe.Add(ref coefficients, 11));
    }

    /// <summary>As <see cref="VectorMath.Tanh"/>, to the bit.</summary>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd Tanh(TSimd x)
    {
        if (typeof(TSimd) != typeof(Simd512))
            return VectorMath.Tanh(x);
        TSimd t = TSimd.Min(_highest, x * x);
        TSimd t2 = t * t;
        TSimd p01 = TSimd.MultiplyAdd(t, _p1, _p0);
        TSimd q01 = TSimd.MultiplyAdd(t, _q1, _p0);
        TSimd p23 = TSimd.MultiplyAdd(t, _p3, _p2);
        TSimd q23 = TSimd.MultiplyAdd(t, _q3, _q2);
        TSimd p24 = TSimd.MultiplyAdd(t2, _p4, p23);
        TSimd q24 = TSimd.MultiplyAdd(t2, _q4, q23);
        TSimd numerator = x * TSimd.MultiplyAdd(t2, p24, p01);
        TSimd quotient = numerator / TSimd.MultiplyAdd(t2, q24, q01);
        return TSimd.Min(_one, TSimd.Max(-_one, quotient));
    }

    /// <summary>As exact as <see cref="VectorMath.FastSigmoid"/>.</summary>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd Sigmoid(TSimd x)
        => typeof(TSimd) == typeof(Simd512)
            ? TSimd.MultiplyAdd(_half, Tanh(_half * x), _half)
            : VectorMath.FastSigmoid(x);
}

/// <summary>The coefficients of <see cref="GateFunctions{TSimd}"/> in memory.</summary>
internal static class TanhCoefficients
{
    /// <summary>
    /// The first one. The just-in-time compiler must not see them: it would load known constants again for each use.
    /// </summary>
    public static ref float First
    {
        [MethodImpl(MethodImplOptions.NoInlining)]
        get => ref MemoryMarshal.GetReference(VectorMath.TanhTable);
    }
}
