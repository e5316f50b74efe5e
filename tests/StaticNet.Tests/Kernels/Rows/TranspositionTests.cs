using StaticNet.Kernels;
using StaticNet.Simd;

namespace StaticNet.Tests.Kernels;

public class TranspositionTests
{
    [Fact]
    public void Transpose_swapsAxesAndZeroesPadding()
    {
        foreach (int rows in new[] { 1, 3, 4, 15, 16, 17, 50 })
        {
            foreach (int columns in new[] { 1, 2, 4, 7, 16, 33 })
            {
                Check<Simd512>(rows, columns);
                Check<Simd128>(rows, columns);
                Check<SimdScalar>(rows, columns);
            }
        }
    }

    private static void Check<TSimd>(int rows, int columns)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        Random random = new(rows * 100 + columns);
        Matrix source = new(random, rows, columns);
        int padded = (rows + 15) / 16 * 16;
        float[] destination = new float[columns * padded + 1];
        Array.Fill(destination, float.NaN);
        Transposition.Transpose<TSimd>(
            in source.Reference, rows, columns, source.Stride, ref destination[0], (nuint)padded);
        for (int j = 0; j < columns; j++)
        {
            for (int i = 0; i < padded; i++)
                Assert.Equal(i < rows ? source[i, j] : 0f, destination[j * padded + i]);
        }

        Assert.True(float.IsNaN(destination[^1]));
    }
}
