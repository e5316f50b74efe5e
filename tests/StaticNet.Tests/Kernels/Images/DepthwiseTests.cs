using StaticNet.Kernels;
using StaticNet.Simd;

namespace StaticNet.Tests.Kernels.Images;

/// <summary>Depthwise convolution and its gradients at any sizes, against plain loops in double precision.</summary>
public class DepthwiseTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void MatchesPlainLoops(int multiplier) => EveryWidth.Run(new Comparison(multiplier));

    // Few channels, images that every window covers, rows of the kernel outside of the image, and windows that see none
    // of it.
    private static IEnumerable<PoolingCase> LargeKernels()
    {
        WindowAxis Same(int input, int kernel, int dilation = 1) => new(
            input, input, kernel, stride: 1, dilation, before: kernel / 2 * dilation, after: kernel / 2 * dilation);
        yield return new(2, 3, Same(9, 7), Same(11, 7), 16, 16);
        yield return new(2, 7, new(12, 6, 5, 2, before: 2, after: 2), Same(10, 5), 16, 16);
        yield return new(1, 4, Same(9, 3, dilation: 2), Same(12, 5, dilation: 2), 16, 16);
        yield return new(1, 2, WindowAxis.One, Same(37, 5), 16, 32);
        yield return new(2, 20, Same(4, 7), Same(3, 7), 32, 32);
        yield return new(1, 5, new(2, 1, 7, 2, before: 3, after: 3), Same(1, 5), 16, 16);
        yield return new(1, 20, Same(13, 7), Same(9, 7), 32, 32);
        yield return new(1, 20, new(6, 14, 5, before: 6, after: 6), new(7, 15, 5, before: 6, after: 6), 32, 32);
        yield return new(2, 17, Same(7, 3), Same(6, 3), 32, 32);
        yield return new(1, 17, new(7, 5, 3), new(9, 8, 3, before: 0, after: 1), 32, 32);
    }

    private readonly record struct Comparison(int Multiplier) : IWidthTest
    {
        public void Run<TSimd>()
            where TSimd : unmanaged, ISimd<TSimd>
        {
            foreach (PoolingCase sizes in PoolingCase.All(dilates: true).Concat(LargeKernels()))
            {
                int outputs = sizes.Channels * Multiplier;
                int stride = sizes.OutputStride == sizes.Channels ? outputs : (outputs + 15) / 16 * 16;
                Check<TSimd>(sizes with { OutputStride = stride }, outputs);
            }
        }

        private void Check<TSimd>(PoolingCase sizes, int outputs)
            where TSimd : unmanaged, ISimd<TSimd>
        {
            Random random = new(3);
            (WindowAxis height, WindowAxis width) = (sizes.Height, sizes.Width);
            DepthwiseSizes all = new(sizes.Channels, Multiplier, height, width);
            int padded = (outputs + 15) / 16 * 16;
            ImageBlock x = new(random, sizes.Samples, height.Input, width.Input, sizes.Channels, sizes.InputStride);
            ImageBlock w = new ImageBlock(random, 1, height.Size, width.Size, outputs, padded).AsGradient();
            ImageBlock b = new ImageBlock(random, 1, 1, 1, outputs, padded).AsGradient();
            ImageBlock y = new(random, sizes.Samples, height.Output, width.Output, outputs, sizes.OutputStride);
            DepthwiseConvolution.Forward<TSimd, Relu>(
                sizes.Samples, all, in x.Reference, x.Step, in w.Reference, w.Step, in b.Reference,
                ref y.Reference, y.Step, default);
            ImageBlock dY = new ImageBlock(random, y.Samples, y.Height, y.Width, outputs, y.Stride).AsGradient();
            ImageBlock dX = new(random, x.Samples, x.Height, x.Width, x.Channels, x.Stride);
            DepthwiseConvolution.InputGradient<TSimd>(
                sizes.Samples, all, in dY.Reference, dY.Step, in w.Reference, w.Step, ref dX.Reference, dX.Step);
            ImageBlock dW = new(random, 1, height.Size, width.Size, outputs, padded);
            int half = height.Size * width.Size / 2;
            WeightGradient<TSimd>(0, half, all, sizes.Samples, x, dY, dW, accumulate: false);
            WeightGradient<TSimd>(half, height.Size * width.Size, all, sizes.Samples, x, dY, dW, accumulate: false);
            WeightGradient<TSimd>(0, height.Size * width.Size, all, sizes.Samples, x, dY, dW, accumulate: true);
            (double[,,,] wantedY, double[,,,] wantedDX, double[,,,] wantedDW) = (y.Zeros(), x.Zeros(), dW.Zeros());
            foreach ((int n, int i, int j, int c) in y.Places)
            {
                double sum = b[0, 0, 0, c];
                foreach ((int row, int k) in PoolingCase.Covered(height, i).Select((at, k) => (at, k)))
                {
                    foreach ((int column, int l) in PoolingCase.Covered(width, j).Select((at, l) => (at, l)))
                    {
                        if (row < 0 || row >= x.Height || column < 0 || column >= x.Width)
                            continue;
                        double value = x[n, row, column, c / Multiplier];
                        sum += value * w[0, k, l, c];
                        wantedDX[n, row, column, c / Multiplier] += (double)dY[n, i, j, c] * w[0, k, l, c];
                        wantedDW[0, k, l, c] += 2 * value * dY[n, i, j, c];
                    }
                }

                wantedY[n, i, j, c] = Math.Max(sum, 0);
            }

            y.AssertEqual(wantedY, $"y of {sizes.Text}");
            dX.AssertEqual(wantedDX, $"dx of {sizes.Text}", isGradient: true);
            dW.AssertEqual(wantedDW, $"dw of {sizes.Text}", isGradient: true);
        }

        private static void WeightGradient<TSimd>(
            int first, int end, DepthwiseSizes all, int samples, ImageBlock x, ImageBlock dY, ImageBlock dW,
            bool accumulate)
            where TSimd : unmanaged, ISimd<TSimd> =>
            DepthwiseConvolution.WeightGradient<TSimd>(
                first, end, samples, all, in x.Reference, x.Step, in dY.Reference, dY.Step, ref dW.Reference, dW.Step,
                accumulate);
    }
}
