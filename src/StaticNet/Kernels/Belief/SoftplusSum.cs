using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// The sum of <c>log(1 + e^(scale x))</c>: what Bernoulli units add to the log of a sum over their states.
/// </summary>
internal static class SoftplusSum
{
    // As many vectors are summed in single precision.
    private const int Vectors = 4;

    /// <summary>The sum, in double precision but for parts of a few vectors.</summary>
    /// <param name="inputs">The units' inputs.</param>
    /// <param name="scale">Their factor.</param>
    public static double Of(ReadOnlySpan<float> inputs, float scale = 1)
    {
        ref float start = ref MemoryMarshal.GetReference(inputs);
        nuint count = (nuint)inputs.Length;
        if (Simd512.IsSupported)
            return Of<Simd512>(ref start, count, scale);
        if (Simd256.IsSupported)
            return Of<Simd256>(ref start, count, scale);
        return Simd128.IsSupported
            ? Of<Simd128>(ref start, count, scale)
            : Of<SimdScalar>(ref start, count, scale);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static double Of<TSimd>(ref float inputs, nuint count, float scale)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd factor = TSimd.Broadcast(scale);
        Softplus softplus = default;
        double sum = 0;
        nuint i = 0;
        for (; i + Vectors * (nuint)TSimd.Count <= count; i += Vectors * (nuint)TSimd.Count)
        {
            TSimd part = TSimd.Zero;
            for (nuint j = 0; j < Vectors; j++)
                part += softplus.Apply(TSimd.Load(in inputs, i + j * (nuint)TSimd.Count) * factor);
            sum += TSimd.Sum(part);
        }
        for (; i < count; i++)
            sum += SimdScalar.Sum(softplus.Apply(SimdScalar.Load(in inputs, i) * SimdScalar.Broadcast(scale)));
        return sum;
    }
}
