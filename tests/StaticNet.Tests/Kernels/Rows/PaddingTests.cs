using StaticNet.Kernels;

namespace StaticNet.Tests.Kernels;

public sealed class PaddingTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(16)]
    public void Clear_zeroes_what_lies_after_the_columns_and_nothing_else(int columns)
    {
        const int Rows = 3, Guard = 20;
        for (int padding = 0; padding <= 80; padding++)
        {
            int stride = columns + padding;
            float[] matrix = new float[Guard + Rows * stride + Guard];
            Array.Fill(matrix, 1);

            Padding.Clear(Rows, columns, ref matrix[Guard], (nuint)stride);

            for (int i = 0; i < matrix.Length; i++)
            {
                bool isPadding = i >= Guard && i < Guard + Rows * stride && (i - Guard) % stride >= columns;
                Assert.Equal(isPadding ? 0 : 1, matrix[i]);
            }
        }
    }
}
