using StaticNet.Kernels;
using StaticNet.Simd;
using StaticNet.Tests.Kernels;

namespace StaticNet.Tests.Belief;

public sealed class UnitNoiseTests
{
    // Computed once; the bits are the same on every machine, at every width.
    [Fact]
    public void The_numbers_are_these()
    {
        float[] values = new float[32];
        UnitNoise.Fill(values, 0x0123456789ABCDEF, 64);
        float[] expected = [.. Enumerable.Range(64, 32).Select(column => Expected((uint)column, 0x0123456789ABCDEF))];
        Assert.Equal(expected, values);
        Assert.All(values, value => Assert.InRange(value, 1e-8f, 1 - 1e-8f));
    }

    // Chi-squared over 64 cells of 640,000 numbers: 63 degrees of freedom, exceeded by chance once in a million.
    [Fact]
    public void The_numbers_are_even()
    {
        int[] counts = new int[64];
        float[] values = new float[64];
        for (ulong row = 0; row < 10_000; row++)
        {
            UnitNoise.Fill(values, new CounterRandom(7).Bits(row), 0);
            foreach (float value in values)
                counts[(int)(value * 64)]++;
        }
        double squared = counts.Sum(count => (count - 10_000.0) * (count - 10_000.0) / 10_000);
        Assert.InRange(squared, 20, 131);
    }

    [Fact]
    public void Quantiles_are_those_of_the_normal_distribution() => EveryWidth.Run(default(Quantiles));

    private readonly struct Quantiles : IWidthTest
    {
        public void Run<TSimd>()
            where TSimd : unmanaged, ISimd<TSimd>
        {
            float[] lanes = new float[16];
            foreach (double x in (double[])[-5.2, -3.1, -2, -1, -0.3, -0.01, 0.02, 0.5, 1.7, 2.9, 4.1])
            {
                float p = (float)Normal(x);
                TSimd.Store(VectorMath.NormalQuantile(TSimd.Broadcast(p)), ref lanes[0], 0);
                // In the upper tail a float's p has few bits of 1 - p.
                double slope = Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);
                Assert.Equal(x, lanes[0], 2e-6 * Math.Abs(x) + 1e-7 + 6e-8 * p / slope);
            }
        }

        // By numerical integration.
        private static double Normal(double x)
        {
            double sum = 0;
            const double Step = 1e-4;
            for (double t = -9 + Step / 2; t < x; t += Step)
                sum += Math.Exp(-t * t / 2) * Math.Min(Step, x - t + Step / 2);
            return sum / Math.Sqrt(2 * Math.PI);
        }
    }

    private static float Expected(uint column, ulong key)
    {
        uint value = unchecked(column * 0x9E3779B1 + (uint)key);
        value = unchecked((value ^ (value >> 16)) * 0x85EBCA6B);
        value = unchecked((value ^ (value >> 13)) * 0xC2B2AE35);
        value = unchecked((value ^ (value >> 16)) + (uint)(key >> 32));
        value = unchecked((value ^ (value >> 15)) * 0x2C1B3C6D);
        value = unchecked((value ^ (value >> 12)) * 0x297A2D39);
        value ^= value >> 15;
        return ((value >> 9) + 0.5f) / (1 << 23);
    }
}
