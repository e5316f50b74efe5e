using StaticNet.Kernels;
using StaticNet.Simd;

namespace StaticNet.Tests.Kernels.Images;

/// <summary>Maxima and their gradients at any sizes and strides, against plain loops.</summary>
public class MaxPoolingTests
{
    [Fact]
    public void MatchesPlainLoops() => EveryWidth.Run(new Comparison());

    [Fact]
    public void NaN_comesOutAsNaN_andSoDoesItsGradient() => EveryWidth.Run(new NaNs());

    private readonly struct Comparison : IWidthTest
    {
        public void Run<TSimd>()
            where TSimd : unmanaged, ISimd<TSimd>
        {
            foreach (PoolingCase sizes in PoolingCase.All(dilates: true))
            {
                Check<TSimd, Identity>(sizes, default, _ => 1);
                Check<TSimd, Relu>(sizes, default, y => y > 0 ? 1 : 0);
            }
        }

        private static void Check<TSimd, TActivation>(
            PoolingCase sizes, TActivation activation, Func<float, double> derivative)
            where TSimd : unmanaged, ISimd<TSimd>
            where TActivation : struct, IActivation
        {
            Random random = new(3);
            (WindowAxis height, WindowAxis width) = (sizes.Height, sizes.Width);
            ImageBlock x = new(random, sizes.Samples, height.Input, width.Input, sizes.Channels, sizes.InputStride);
            ImageBlock y = new(random, sizes.Samples, height.Output, width.Output, sizes.Channels, sizes.OutputStride);
            MaxPooling.Forward<TSimd>(
                sizes.Samples, sizes.Channels, height, width, in x.Reference, x.Step, ref y.Reference, y.Step);
            ImageBlock dY = new ImageBlock(random, y.Samples, y.Height, y.Width, y.Channels, y.Stride).AsGradient();
            ImageBlock dX = new(random, x.Samples, x.Height, x.Width, x.Channels, x.Stride);
            MaxPooling.Backward<TSimd, TActivation>(
                sizes.Samples, sizes.Channels, height, width, in dY.Reference, dY.Step, in x.Reference, x.Step,
                in y.Reference, y.Step, ref dX.Reference, dX.Step, activation);
            double[,,,] wantedY = y.Zeros();
            double[,,,] wantedDX = x.Zeros();
            foreach ((int n, int i, int j, int c) in y.Places)
            {
                (double largest, int row, int column) = Largest(sizes, x, n, i, j, c);
                wantedY[n, i, j, c] = largest;
                if (row >= 0)
                    wantedDX[n, row, column, c] += dY[n, i, j, c] * derivative((float)largest);
            }

            y.AssertEqual(wantedY, $"y of {sizes.Text}");
            dX.AssertEqual(wantedDX, $"dx of {sizes.Text}", isGradient: true);
        }

        private static (double Value, int Row, int Column) Largest(
            PoolingCase sizes, ImageBlock x, int n, int i, int j, int c)
        {
            (double, int, int) largest = (double.NegativeInfinity, -1, -1);
            foreach (int row in PoolingCase.Covered(sizes.Height, i).Where(row => row >= 0 && row < x.Height))
            {
                foreach (int column in PoolingCase.Covered(sizes.Width, j).Where(
                    column => column >= 0 && column < x.Width))
                {
                    if (x[n, row, column, c] > largest.Item1)
                        largest = (x[n, row, column, c], row, column);
                }
            }

            return largest;
        }
    }

    private readonly struct NaNs : IWidthTest
    {
        public void Run<TSimd>()
            where TSimd : unmanaged, ISimd<TSimd>
        {
            foreach (int size in (int[])[2, 3])
            {
                for (int place = 0; place < size * size; place++)
                    Check<TSimd>(new WindowAxis(size, 1, size, size), place);
            }
        }

        private static void Check<TSimd>(WindowAxis axis, int place)
            where TSimd : unmanaged, ISimd<TSimd>
        {
            const int Channels = 16;
            ImageBlock x = new(new Random(1), 1, axis.Input, axis.Input, Channels, Channels);
            x[0, place / axis.Input, place % axis.Input, 5] = float.NaN;
            float[] y = new float[Channels];
            MaxPooling.Forward<TSimd>(1, Channels, axis, axis, in x.Reference, x.Step, ref y[0], Channels);
            Assert.Equal([5], Enumerable.Range(0, Channels).Where(c => float.IsNaN(y[c])));
            float[] dX = new float[axis.Input * axis.Input * Channels];
            MaxPooling.Backward<TSimd, Identity>(
                1, Channels, axis, axis, in y[0], Channels, in x.Reference, x.Step, in y[0], Channels,
                ref dX[0], Channels, default);
            Assert.Equal([5], Enumerable.Range(0, dX.Length).Where(i => float.IsNaN(dX[i])).Select(i => i % Channels));
        }
    }
}
