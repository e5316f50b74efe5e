using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// Looks for subnormal numbers: three instructions for a vector, and nearly nothing for the few values of a controller,
/// whose number the caller's code knows as a constant.
/// </summary>
internal static class SubnormalSearch
{
    // Vectors that are looked at side by side.
    private const int Chains = 4;

    /// <summary>Whether there is a subnormal number.</summary>
    /// <param name="values">The first value.</param>
    /// <param name="count">How many there are.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Finds(ref readonly float values, int count)
    {
        if (count == 1)
            return IsSubnormal(values);
        if (Simd128.IsSupported && count == 4)
            return Simd128.FoundSubnormals(Seek(Simd128.Zero, in values, 0));
        if (Simd128.IsSupported && count is >= 4 and <= 8)
            return Simd128.FoundSubnormals(Seek(Seek(Simd128.Zero, in values, 0), in values, (nuint)count - 4));
        return FindsInMany(in values, (nuint)count);
    }

    // In integers, where a single value is on its way from memory anyway.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsSubnormal(float value)
        => (BitConverter.SingleToUInt32Bits(value) & (uint)Subnormal.Magnitude) - 1 < (uint)Subnormal.Largest;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool FindsInMany(ref readonly float values, nuint count)
    {
        if (Simd512.IsSupported && count >= 16)
            return FindsInMany<Simd512>(in values, count);
        if (Simd256.IsSupported && count >= 8)
            return FindsInMany<Simd256>(in values, count);
        if (Simd128.IsSupported && count >= 4)
            return FindsInMany<Simd128>(in values, count);
        return FindsInMany<SimdScalar>(in values, count);
    }

    // The last vector may overlap the one before.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static bool FindsInMany<TSimd>(ref readonly float values, nuint count)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        nuint width = (nuint)TSimd.Count, i = 0;
        TSimd found0 = TSimd.Zero, found1 = TSimd.Zero, found2 = TSimd.Zero, found3 = TSimd.Zero;
        for (; i + Chains * width <= count; i += Chains * width)
        {
            found0 = Seek(found0, in values, i);
            found1 = Seek(found1, in values, i + width);
            found2 = Seek(found2, in values, i + 2 * width);
            found3 = Seek(found3, in values, i + 3 * width);
        }

        for (; i + width <= count; i += width)
            found0 = Seek(found0, in values, i);
        if (i < count)
            found1 = Seek(found1, in values, count - width);
        return TSimd.FoundSubnormals(found0) | TSimd.FoundSubnormals(found1)
            | TSimd.FoundSubnormals(found2) | TSimd.FoundSubnormals(found3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TSimd Seek<TSimd>(TSimd found, ref readonly float values, nuint offset)
        where TSimd : unmanaged, ISimd<TSimd>
        => TSimd.SeekSubnormals(found, TSimd.Load(in values, offset));
}
