using System.Runtime.Intrinsics;
using StaticNet.Simd;

namespace StaticNet.Tests.Kernels;

/// <summary>A test body that is generic over the vector.</summary>
internal interface IWidthTest
{
    void Run<TSimd>()
        where TSimd : unmanaged, ISimd<TSimd>;
}

/// <summary>Runs a test body at every vector width that this process has.</summary>
internal static class EveryWidth
{
    public static void Run<TTest>(TTest test)
        where TTest : IWidthTest
    {
        if (Vector512.IsHardwareAccelerated)
            test.Run<Simd512>();
        if (Vector256.IsHardwareAccelerated)
            test.Run<Simd256>();
        if (Vector128.IsHardwareAccelerated)
            test.Run<Simd128>();
        test.Run<SimdScalar>();
    }
}
