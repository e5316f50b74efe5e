using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// What is done to whole images where no tile can do it: their pixels were added to from several sides.
/// </summary>
internal static class ConvolutionEpilogue<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    /// <summary><c>c = activation(c + bias)</c>.</summary>
    public static void Activate<TActivation>(
        int pixels, int channels, ref readonly float bias, ref float c, nuint cStride, TActivation activation)
        where TActivation : struct, IActivation
    {
        if (Unsafe.IsNullRef(in bias) && typeof(TActivation) == typeof(Identity))
            return;
        nuint whole = WholeVectors(channels, cStride);
        Columns<TSimd, TActivation>(pixels, 0, whole, in bias, ref c, cStride, activation);
        Columns<SimdScalar, TActivation>(pixels, whole, (nuint)channels, in bias, ref c, cStride, activation);
    }

    /// <summary><c>c = c * activation'(saved)</c>.</summary>
    public static void Scale<TActivation>(
        int pixels, int channels, ref readonly float saved, nuint savedStride, ref float c, nuint cStride,
        TActivation activation)
        where TActivation : struct, IActivation
    {
        if (typeof(TActivation) == typeof(Identity))
            return;
        nuint whole = WholeVectors(channels, Math.Min(savedStride, cStride));
        TileEpilogue<TSimd>.Scale(pixels, whole, in saved, savedStride, ref c, cStride, activation);
        if (whole < (nuint)channels)
        {
            TileEpilogue<SimdScalar>.Scale(
                pixels, (nuint)channels - whole, in Unsafe.Add(ref Unsafe.AsRef(in saved), whole), savedStride,
                ref Unsafe.Add(ref c, whole), cStride, activation);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Columns<TVector, TActivation>(
        int pixels, nuint first, nuint end, ref readonly float bias, ref float c, nuint cStride, TActivation activation)
        where TVector : unmanaged, ISimd<TVector>
        where TActivation : struct, IActivation
    {
        for (nuint j = first; j < end; j += (nuint)TVector.Count)
        {
            TVector addend = Unsafe.IsNullRef(in bias) ? TVector.Zero : TVector.Load(in bias, j);
            nuint last = j + (nuint)pixels * cStride;
            for (nuint at = j; at != last; at += cStride)
                TVector.Store(activation.Apply(TVector.Load(in c, at) + addend), ref c, at);
        }
    }

    // The columns that can be computed in vectors: all, with padding, where the rows have it.
    private static nuint WholeVectors(int channels, nuint stride)
    {
        nuint padded = (nuint)ConvolutionShape.Pad(channels);
        return padded <= stride ? padded : (nuint)(channels / TSimd.Count * TSimd.Count);
    }
}
