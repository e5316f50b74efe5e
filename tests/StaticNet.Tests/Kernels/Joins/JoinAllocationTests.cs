using StaticNet.Kernels;
using StaticNet.Simd;

namespace StaticNet.Tests.Kernels.Joins;

public class JoinAllocationTests
{
    [Fact]
    public void Kernels_allocate_nothing() => EveryWidth.Run(new Calls());

    private readonly struct Calls : IWidthTest
    {
        public void Run<TSimd>()
            where TSimd : unmanaged, ISimd<TSimd>
        {
            float[] a = new float[4096], b = new float[4096], c = new float[4096];
            JoinShape shape = new(new(5, 4, 20), new(4, 1));
            SampleSlice slice = new(new(5, 4, 20), 1, 1, 2);
            SamplePermutation permutation = new(new(5, 4, 20), 2, 0, 1);
            BatchedProduct product = new(5, 20, 7, transposeSecond: true);
            Assert.Equal(0, Allocation.Of(() =>
            {
                Join.Apply<TSimd, Maximum>(3, shape, in a[0], 20, in b[0], 1, ref c[0], 20, default);
                Join.SecondGradient<TSimd, Maximum>(
                    3, shape, in a[0], 20, in b[0], 20, in b[0], 1, ref c[0], 1, accumulate: true, default);
                slice.Take<TSimd>(3, in a[0], 20, ref c[0], 20);
                slice.PutGradient<TSimd>(3, in a[0], 20, ref c[0], 20, accumulate: false);
                permutation.Backward<TSimd>(3, in a[0], 4, ref c[0], 20, accumulate: true);
                product.Forward<TSimd>(3, in a[0], 20, in b[0], 20, ref c[0], 7);
                product.SecondGradient<TSimd>(3, in a[0], 7, in b[0], 20, ref c[0], 20, accumulate: false);
            }));
        }
    }
}
