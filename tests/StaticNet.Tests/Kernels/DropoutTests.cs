using StaticNet.Kernels;
using StaticNet.Simd;

namespace StaticNet.Tests.Kernels;

public class DropoutTests
{
    private const int Rows = 200;
    private const int Columns = 131;

    [Theory]
    [InlineData(0f)]
    [InlineData(0.1f)]
    [InlineData(0.5f)]
    [InlineData(0.97f)]
    public void Rate_and_scale_are_right(float rate)
    {
        float[] mask = Mask<SimdScalar>(rate, Dropout.Key(1, 2, 3));
        Assert.All(mask, value => Assert.True(value == 0 || value == 1 / (1 - rate)));
        // Six standard deviations of a binomial distribution.
        double tolerance = 6 * Math.Sqrt(rate * (1 - rate) / mask.Length);
        Assert.Equal(rate, mask.Count(value => value == 0) / (double)mask.Length, tolerance + 1e-12);
    }

    [Fact]
    public void Neighbours_rows_columns_steps_and_layers_are_independent()
    {
        float[] mask = Mask<SimdScalar>(0.5f, Dropout.Key(1, 2, 3));
        foreach (int distance in (int[])[1, 2, 3, 4, 8, 16, 32, 64, Columns - 1, Columns, Columns + 1, 2 * Columns])
            AssertUncorrelated(mask[distance..], mask[..^distance], $"distance {distance}");
        ulong[] keys = [Dropout.Key(2, 2, 3), Dropout.Key(1, 3, 3), Dropout.Key(1, 2, 4), Dropout.Key(2, 1, 3)];
        foreach (ulong other in keys)
            AssertUncorrelated(mask, Mask<SimdScalar>(0.5f, other), "another key");
        // Each row and each column alone has the rate too, within six deviations.
        for (int row = 0; row < Rows; row++)
            Assert.InRange(mask[(row * Columns)..((row + 1) * Columns)].Count(v => v == 0), 31, 100);
        for (int column = 0; column < Columns; column++)
            Assert.InRange(Enumerable.Range(0, Rows).Count(row => mask[row * Columns + column] == 0), 57, 143);
    }

    [Fact]
    public void Width_and_split_do_not_change_a_bit() => EveryWidth.Run(new SameBits());

    [Fact]
    public void NaN_stays_NaN_even_where_it_is_dropped() => EveryWidth.Run(new NaNStays());

    private static void AssertUncorrelated(float[] first, float[] second, string what)
    {
        double mean = first.Zip(second, (a, b) => (a == 0) == (b == 0) ? 1.0 : -1.0).Average();
        Assert.True(Math.Abs(mean) < 6 / Math.Sqrt(first.Length), $"{what}: correlation {mean}");
    }

    private static float[] Mask<TSimd>(float rate, ulong key)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        float[] values = new float[Rows * Columns];
        Array.Fill(values, 1);
        Dropout.Apply<TSimd>(in values[0], Columns, ref values[0], Columns, 0, Rows, Columns, rate, key);
        return values;
    }

    private readonly struct SameBits : IWidthTest
    {
        public void Run<TSimd>()
            where TSimd : unmanaged, ISimd<TSimd>
        {
            const int Stride = Columns + 5;
            float[] expected = Mask<SimdScalar>(0.3f, 42);
            float[] source = new float[Rows * Columns];
            Array.Fill(source, 1);
            float[] split = new float[Rows * Stride];
            for (int first = 0; first < Rows; first += 7)
            {
                int rows = Math.Min(7, Rows - first);
                ref float from = ref source[first * Columns];
                ref float to = ref split[first * Stride];
                Dropout.Apply<TSimd>(in from, Columns, ref to, Stride, first, rows, Columns, 0.3f, 42);
            }
            for (int row = 0; row < Rows; row++)
            {
                Assert.Equal(expected.AsSpan(row * Columns, Columns), split.AsSpan(row * Stride, Columns));
                Assert.Equal(new float[Stride - Columns], split.AsSpan(row * Stride + Columns, Stride - Columns));
            }
        }
    }

    private readonly struct NaNStays : IWidthTest
    {
        public void Run<TSimd>()
            where TSimd : unmanaged, ISimd<TSimd>
        {
            float[] values = new float[100];
            Array.Fill(values, float.NaN);
            Dropout.Apply<TSimd>(in values[0], 100, ref values[0], 100, 0, 1, 100, 0.5f, 1);
            Assert.All(values, value => Assert.True(float.IsNaN(value)));
        }
    }
}
