using StaticNet.Kernels;
using StaticNet.Simd;

namespace StaticNet.Tests.Kernels.Joins;

/// <summary>Products of each sample's matrices and both gradients, against triple loops in double precision.</summary>
public class BatchedProductTests
{
    private static readonly (int Rows, int Depth, int Columns)[] s_sizes =
    [
        (1, 1, 1), (1, 300, 17), (9, 1, 16), (8, 16, 32), (6, 4, 3), (17, 64, 17), (5, 270, 33), (40, 7, 100),
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void MatchesTripleLoops(bool transposeSecond) => EveryWidth.Run(new Comparison(transposeSecond));

    [Fact]
    public void Results_are_not_subnormal() => EveryWidth.Run(new Underflow());

    private readonly record struct Comparison(bool TransposeSecond) : IWidthTest
    {
        public void Run<TSimd>()
            where TSimd : unmanaged, ISimd<TSimd>
        {
            Random random = new(27);
            foreach ((int rows, int depth, int columns) in s_sizes)
                Check<TSimd>(random, random.Next(1, 4), rows, depth, columns);
            for (int i = 0; i < 60; i++)
                Check<TSimd>(random, random.Next(4), random.Next(1, 20), random.Next(1, 40), random.Next(1, 70));
        }

        private void Check<TSimd>(Random random, int samples, int rows, int depth, int columns)
            where TSimd : unmanaged, ISimd<TSimd>
        {
            bool transposes = TransposeSecond;
            int[] secondSizes = transposes ? [columns, depth] : [depth, columns];
            int[] InSecond(int n, int k, int j) => transposes ? [n, j, k] : [n, k, j];
            SampleBlock a = new(random, samples, [rows, depth], random.Next(2) == 0);
            SampleBlock b = new(random, samples, secondSizes, random.Next(2) == 0);
            SampleBlock c = new(random, samples, [rows, columns], random.Next(2) == 0);
            SampleBlock dC = new(random, samples, [rows, columns], random.Next(2) == 0);
            SampleBlock dA = new(random, samples, [rows, depth], random.Next(2) == 0);
            SampleBlock dB = new(random, samples, secondSizes, random.Next(2) == 0);
            (bool addsFirst, bool addsSecond) = (random.Next(2) == 0, random.Next(2) == 0);
            Wanted wanted = new(c, accumulate: false), wantedDA = new(dA, addsFirst), wantedDB = new(dB, addsSecond);
            foreach (int[] place in SampleBlock.PlacesOf([samples, rows, columns, depth]))
            {
                (int n, int i, int j, int k) = (place[0], place[1], place[2], place[3]);
                wanted[[n, i, j]] += (double)a[[n, i, k]] * b[InSecond(n, k, j)];
                wantedDA[[n, i, k]] += (double)dC[[n, i, j]] * b[InSecond(n, k, j)];
                wantedDB[InSecond(n, k, j)] += (double)dC[[n, i, j]] * a[[n, i, k]];
            }

            BatchedProduct product = new(rows, depth, columns, transposes);
            product.Forward<TSimd>(
                samples, in a.Reference, a.Step, in b.Reference, b.Step, ref c.Reference, c.Step);
            product.FirstGradient<TSimd>(
                samples, in dC.Reference, dC.Step, in b.Reference, b.Step, ref dA.Reference, dA.Step, addsFirst);
            product.SecondGradient<TSimd>(
                samples, in dC.Reference, dC.Step, in a.Reference, a.Step, ref dB.Reference, dB.Step, addsSecond);
            string what = $"{a.Text} times {b.Text}";
            wanted.AssertEqual(what);
            wantedDA.AssertEqual($"first gradient of {what}");
            wantedDB.AssertEqual($"second gradient of {what}");
        }
    }

    private readonly struct Underflow : IWidthTest
    {
        public void Run<TSimd>()
            where TSimd : unmanaged, ISimd<TSimd>
        {
            const int Size = 19;
            float[] small = new float[Size * Size];
            small.AsSpan().Fill(1e-20f);
            float[] result = new float[Size * Size];
            BatchedProduct product = new(Size, Size, Size);
            product.Forward<TSimd>(1, in small[0], Size, in small[0], Size, ref result[0], Size);
            Assert.Equal(new float[Size * Size], result);
            product.FirstGradient<TSimd>(1, in small[0], Size, in small[0], Size, ref result[0], Size, true);
            Assert.Equal(new float[Size * Size], result);
            product.SecondGradient<TSimd>(1, in small[0], Size, in small[0], Size, ref result[0], Size, true);
            Assert.Equal(new float[Size * Size], result);
        }
    }
}
