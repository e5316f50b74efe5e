using StaticNet.Kernels;
using StaticNet.Simd;

namespace StaticNet.Tests.Kernels;

public class ReductionTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ColumnSums_addsRowsInOrder(bool accumulate)
    {
        foreach (int rows in new[] { 0, 1, 2, 33 })
        {
            foreach (int columns in new[] { 1, 4, 10, 16, 31, 64, 131 })
            {
                Check<Simd512>(rows, columns, accumulate);
                Check<Simd256>(rows, columns, accumulate);
                Check<Simd128>(rows, columns, accumulate);
                Check<SimdScalar>(rows, columns, accumulate);
            }
        }
    }

    private static void Check<TSimd>(int rows, int columns, bool accumulate)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        Random random = new(rows * 1000 + columns);
        Matrix source = new(random, rows, columns);
        Matrix sums = new(random, 1, columns, accumulate ? null : float.NaN);
        Matrix before = sums.Clone();
        Reduction.ColumnSums<TSimd>(
            rows, columns, in source.Reference, source.Stride, ref sums.Reference, accumulate);
        for (int j = 0; j < columns; j++)
        {
            float expected = accumulate ? before[0, j] : 0;
            for (int i = 0; i < rows; i++)
                expected += source[i, j];
            Assert.Equal(expected, sums[0, j]);
        }

        sums.AssertEqual((_, j) => sums[0, j]);
    }
}
