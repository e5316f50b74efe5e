using System.Runtime.InteropServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>The channels of pixels in rows that may be padded, or be exactly as long as there are channels.</summary>
internal static class PixelColumns
{
    /// <summary>
    /// How many columns a kernel works on: whole vectors, where the rows on both sides have room for them, and exactly
    /// the channels otherwise.
    /// </summary>
    public static nuint Count<TSimd>(int channels, nuint stride, nuint otherStride)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        nuint lanes = (nuint)TSimd.Count;
        nuint whole = ((nuint)channels + lanes - 1) / lanes * lanes;
        return whole <= stride && whole <= otherStride ? whole : (nuint)channels;
    }

    /// <summary>Zeroes pixels with their padding.</summary>
    public static void Clear(ref float pixels, int count, nuint stride)
        => MemoryMarshal.CreateSpan(ref pixels, checked(count * (int)stride)).Clear();
}
