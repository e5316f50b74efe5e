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

    // Whoever trains with a seed gets these masks, on any machine and from one version to the next.
    [Fact]
    public void Masks_are_the_same_everywhere() => EveryWidth.Run(new SameEverywhere());

    [Fact]
    public void Steps_have_the_same_masks_in_parts_of_any_size() => EveryWidth.Run(new SameParts());

    [Fact]
    public void Neighbouring_steps_and_sequences_are_independent()
    {
        const int Sequences = 20, Time = 10;
        float[] mask = StepMask<SimdScalar>(0, Sequences, Time, Dropout.Key(1, 2, 3));
        foreach (int rows in (int[])[1, 2, Sequences - 1, Sequences, Sequences + 1, 2 * Sequences])
            AssertUncorrelated(mask[(rows * Columns)..], mask[..^(rows * Columns)], $"distance {rows}");
    }

    [Fact]
    public void NaN_stays_NaN_even_where_it_is_dropped() => EveryWidth.Run(new NaNStays());

    private static void AssertUncorrelated(float[] first, float[] second, string what)
    {
        double mean = first.Zip(second, (a, b) => (a == 0) == (b == 0) ? 1.0 : -1.0).Average();
        Assert.That(Math.Abs(mean) < 6 / Math.Sqrt(first.Length), $"{what}: correlation {mean}");
    }

    private static float[] Mask<TSimd>(float rate, ulong key)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        float[] values = new float[Rows * Columns];
        Array.Fill(values, 1);
        Dropout.Apply<TSimd>(in values[0], Columns, ref values[0], Columns, 0, Rows, Columns, rate, key);
        return values;
    }

    // Row (t, n) at t * sequences + n.
    private static float[] StepMask<TSimd>(int first, int sequences, int time, ulong key)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        float[] values = new float[sequences * time * Columns];
        Array.Fill(values, 1);
        Dropout.ApplySteps<TSimd>(
            in values[0], Columns, ref values[0], Columns, first, sequences * time, time, Columns, 0.5f, key);
        return values;
    }

    private readonly struct SameEverywhere : IWidthTest
    {
        public void Run<TSimd>()
            where TSimd : unmanaged, ISimd<TSimd>
        {
            ulong key = Dropout.Key(1, 2, 3);
            Assert.Equal(15919933170858165020UL, MaskHash.Of(Mask<TSimd>(0.3f, key)));
            Assert.Equal(6333496921157243509UL, MaskHash.Of(StepMask<TSimd>(5, 20, 10, key)));
        }
    }

    private readonly struct SameParts : IWidthTest
    {
        public void Run<TSimd>()
            where TSimd : unmanaged, ISimd<TSimd>
        {
            const int Sequences = 37, Time = 5;
            float[] whole = StepMask<SimdScalar>(0, Sequences, Time, 42);
            foreach (int size in (int[])[1, 4, 12, 16])
            {
                for (int first = 0; first < Sequences; first += size)
                {
                    // More time steps than the others have: a batch may be padded further.
                    int rows = Math.Min(size, Sequences - first);
                    float[] part = StepMask<TSimd>(first, rows, Time + size, 42);
                    for (int step = 0; step < Time; step++)
                    {
                        Assert.Equal(
                            whole.AsSpan((step * Sequences + first) * Columns, rows * Columns),
                            part.AsSpan(step * rows * Columns, rows * Columns));
                    }
                }
            }
        }
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
