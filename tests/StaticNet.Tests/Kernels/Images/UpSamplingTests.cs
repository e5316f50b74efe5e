using StaticNet.Kernels;
using StaticNet.Simd;

namespace StaticNet.Tests.Kernels.Images;

/// <summary>Enlarged and zero-padded images and their gradients, against plain loops in double precision.</summary>
public class UpSamplingTests
{
    private static readonly (int Height, int Width, int Channels, int Vertical, int Horizontal, bool IsPadded)[] Cases =
    [
        (3, 4, 5, 2, 2, true), (3, 4, 5, 2, 2, false), (1, 1, 1, 3, 2, false), (2, 5, 17, 1, 3, true),
        (4, 2, 16, 5, 1, false), (5, 3, 33, 4, 3, true), (2, 2, 20, 3, 3, false), (1, 7, 2, 2, 2, true),
    ];

    [Fact]
    public void Nearest_repeatsPixels() => EveryWidth.Run(new Nearest());

    [Fact]
    public void Bilinear_interpolatesBetweenCentres() => EveryWidth.Run(new Bilinear());

    [Fact]
    public void ZeroPadding_putsZerosAround()
    {
        Random random = new(5);
        foreach ((int height, int width, int channels, int top, int left, bool isPadded) in Cases)
        {
            (int bottom, int right) = (left - 1, top - 1);
            int stride = isPadded ? (channels + 15) / 16 * 16 : channels;
            ImageBlock x = new(random, 2, height, width, channels, stride);
            ImageBlock y =
                new(random, 2, top + height + bottom, left + width + right, channels, (channels + 15) / 16 * 16);
            ZeroPadding zeros = new(height, width, channels, top, bottom, left, right);
            zeros.Forward(2, in x.Reference, x.Step, ref y.Reference, y.Step);
            ImageBlock dY = new ImageBlock(random, 2, y.Height, y.Width, channels, y.Stride).AsGradient();
            ImageBlock dX = new(random, 2, height, width, channels, stride);
            zeros.Backward(2, in dY.Reference, dY.Step, ref dX.Reference, dX.Step);
            double[,,,] wantedY = y.Zeros();
            double[,,,] wantedDX = x.Zeros();
            foreach ((int n, int i, int j, int c) in x.Places)
            {
                wantedY[n, top + i, left + j, c] = x[n, i, j, c];
                wantedDX[n, i, j, c] = dY[n, top + i, left + j, c];
            }

            y.AssertEqual(wantedY, $"zeros around {height} x {width} x {channels}");
            dX.AssertEqual(wantedDX, $"the gradient of zeros around {height} x {width} x {channels}", isGradient: true);
        }
    }

    private readonly struct Nearest : IWidthTest
    {
        public void Run<TSimd>()
            where TSimd : unmanaged, ISimd<TSimd>
        {
            foreach ((int height, int width, int channels, int vertical, int horizontal, bool isPadded) in Cases)
            {
                (ImageBlock x, ImageBlock y, ImageBlock dY, ImageBlock dX) = Blocks(
                    height, width, channels, vertical, horizontal, isPadded);
                NearestUpSampling sampling = new(height, width, channels, vertical, horizontal);
                sampling.Forward(x.Samples, in x.Reference, x.Step, ref y.Reference, y.Step);
                sampling.Backward<TSimd>(x.Samples, in dY.Reference, dY.Step, ref dX.Reference, dX.Step);
                Check(x, y, dY, dX, (at, factor, _) => [(at / factor, 1)]);
            }
        }
    }

    private readonly struct Bilinear : IWidthTest
    {
        public void Run<TSimd>()
            where TSimd : unmanaged, ISimd<TSimd>
        {
            foreach ((int height, int width, int channels, int vertical, int horizontal, bool isPadded) in Cases)
            {
                (ImageBlock x, ImageBlock y, ImageBlock dY, ImageBlock dX) = Blocks(
                    height, width, channels, vertical, horizontal, isPadded);
                BilinearUpSampling sampling = new(height, width, channels, vertical, horizontal);
                sampling.Forward<TSimd>(x.Samples, in x.Reference, x.Step, ref y.Reference, y.Step);
                sampling.Backward<TSimd>(x.Samples, in dY.Reference, dY.Step, ref dX.Reference, dX.Step);
                Check(x, y, dY, dX, (at, factor, length) =>
                {
                    double centre = Math.Clamp((at + 0.5) / factor - 0.5, 0, length - 1);
                    int first = (int)centre;
                    return [(first, 1 - (centre - first)), (Math.Min(first + 1, length - 1), centre - first)];
                });
            }
        }
    }

    private static (ImageBlock X, ImageBlock Y, ImageBlock DY, ImageBlock DX) Blocks(
        int height, int width, int channels, int vertical, int horizontal, bool isPadded)
    {
        Random random = new(9);
        int padded = (channels + 15) / 16 * 16;
        (int inner, int outer) = isPadded ? (padded, padded) : (channels, random.Next(2) == 0 ? channels : padded);
        ImageBlock x = new(random, 2, height, width, channels, inner);
        ImageBlock y = new(random, 2, height * vertical, width * horizontal, channels, outer);
        ImageBlock dY = new ImageBlock(random, 2, y.Height, y.Width, channels, outer).AsGradient();
        return (x, y, dY, new ImageBlock(random, 2, height, width, channels, inner));
    }

    // Every output is a weighted sum of inputs; gradients go back by the same weights.
    private static void Check(
        ImageBlock x, ImageBlock y, ImageBlock dY, ImageBlock dX,
        Func<int, int, int, (int At, double Weight)[]> sources)
    {
        double[,,,] wantedY = y.Zeros();
        double[,,,] wantedDX = x.Zeros();
        foreach ((int n, int i, int j, int c) in y.Places)
        {
            foreach ((int row, double down) in sources(i, y.Height / x.Height, x.Height))
            {
                foreach ((int column, double across) in sources(j, y.Width / x.Width, x.Width))
                {
                    wantedY[n, i, j, c] += down * across * x[n, row, column, c];
                    wantedDX[n, row, column, c] += down * across * dY[n, i, j, c];
                }
            }
        }

        string what = $"{x.Height} x {x.Width} x {x.Channels} to {y.Height} x {y.Width}";
        y.AssertEqual(wantedY, $"y of {what}");
        dX.AssertEqual(wantedDX, $"dx of {what}", isGradient: true);
    }
}
