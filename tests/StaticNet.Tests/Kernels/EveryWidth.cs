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
        if (Simd512.IsSupported)
            test.Run<Simd512>();
        if (Simd256.IsSupported)
            test.Run<Simd256>();
        if (Simd128.IsSupported)
            test.Run<Simd128>();
        test.Run<SimdScalar>();
    }
}
