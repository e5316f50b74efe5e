using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>What stands between the two halves of a transformation of large tiles: more vectors than registers.</summary>
internal static class WinogradLines
{
    /// <summary>The floats of a patch of 6 x 6 vectors.</summary>
    public static long Floats<TSimd>()
        where TSimd : unmanaged, ISimd<TSimd>
        => 36 * TSimd.Count;
}
