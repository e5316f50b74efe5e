using StaticNet.Kernels;
using StaticNet.Simd;

namespace StaticNet.Tests.Kernels.Images;

/// <summary>Means and their gradients at any sizes and strides, against plain loops in double precision.</summary>
public class AveragePoolingTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void MatchesPlainLoops(bool countPadding) =>
        EveryWidth.Run(new Comparison(PoolingCase.All(dilates: false), countPadding));

    [Fact]
    public void AdaptiveWindows_coverTheirShareOfTheInput() => EveryWidth.Run(new Comparison(
        [
            new(2, 5, WindowAxis.Adaptive(7, 3), WindowAxis.Adaptive(5, 2), 16, 16),
            new(1, 17, WindowAxis.Adaptive(3, 5), WindowAxis.Adaptive(9, 4), 17, 32),
            new(1, 16, WindowAxis.Adaptive(4, 4), WindowAxis.Adaptive(6, 1), 16, 16),
        ],
        CountPadding: true));

    private readonly record struct Comparison(IEnumerable<PoolingCase> Cases, bool CountPadding) : IWidthTest
    {
        public void Run<TSimd>()
            where TSimd : unmanaged, ISimd<TSimd>
        {
            foreach (PoolingCase sizes in Cases)
                Check<TSimd>(sizes);
        }

        private void Check<TSimd>(PoolingCase sizes)
            where TSimd : unmanaged, ISimd<TSimd>
        {
            Random random = new(3);
            (WindowAxis height, WindowAxis width) = (sizes.Height, sizes.Width);
            ImageBlock x = new(random, sizes.Samples, height.Input, width.Input, sizes.Channels, sizes.InputStride);
            ImageBlock y = new(random, sizes.Samples, height.Output, width.Output, sizes.Channels, sizes.OutputStride);
            AveragePooling.Forward<TSimd>(
                sizes.Samples, sizes.Channels, height, width, CountPadding, in x.Reference, x.Step,
                ref y.Reference, y.Step);
            ImageBlock dY = new ImageBlock(random, y.Samples, y.Height, y.Width, y.Channels, y.Stride).AsGradient();
            ImageBlock dX = new(random, x.Samples, x.Height, x.Width, x.Channels, x.Stride);
            AveragePooling.Backward<TSimd>(
                sizes.Samples, sizes.Channels, height, width, CountPadding, in dY.Reference, dY.Step,
                ref dX.Reference, dX.Step);
            double[,,,] wantedY = y.Zeros();
            double[,,,] wantedDX = x.Zeros();
            foreach ((int n, int i, int j, int c) in y.Places)
            {
                (int[] rows, int[] columns) = (Counted(height, i), Counted(width, j));
                double count = Math.Max(rows.Length, 1) * Math.Max(columns.Length, 1);
                foreach (int row in rows.Where(row => row >= 0 && row < x.Height))
                {
                    foreach (int column in columns.Where(column => column >= 0 && column < x.Width))
                    {
                        wantedY[n, i, j, c] += x[n, row, column, c] / count;
                        wantedDX[n, row, column, c] += dY[n, i, j, c] / count;
                    }
                }
            }

            y.AssertEqual(wantedY, $"y of {sizes.Text}");
            dX.AssertEqual(wantedDX, $"dx of {sizes.Text}", isGradient: true);
        }

        // The positions that count: those in the input and, where padding counts, in it too, but none beyond.
        private int[] Counted(WindowAxis axis, int window)
        {
            if (axis.Size == 0)
            {
                int first = (int)Math.Floor((double)window * axis.Input / axis.Output);
                int end = (int)Math.Ceiling((double)(window + 1) * axis.Input / axis.Output);
                return [.. Enumerable.Range(first, end - first)];
            }

            (int before, int after) = CountPadding ? (axis.Before, axis.After) : (0, 0);
            return [.. PoolingCase.Covered(axis, window).Where(at => at >= -before && at < axis.Input + after)];
        }
    }
}
