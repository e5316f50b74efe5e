using StaticNet.Kernels;

namespace StaticNet.Tests.Kernels.Images;

/// <summary>Sizes of images and windows, and how pixels lie in memory.</summary>
internal sealed record PoolingCase(
    int Samples, int Channels, WindowAxis Height, WindowAxis Width, int InputStride, int OutputStride)
{
    public string Text =>
        $"{Samples} x {Describe(Height)} x {Describe(Width)} x {Channels}, strides {InputStride} and {OutputStride}";

    /// <summary>Networks' own sizes, extreme ones, and many at random.</summary>
    public static IEnumerable<PoolingCase> All(bool dilates)
    {
        WindowAxis Half(int input) => new(input, input / 2, 2, 2);
        yield return new(3, 32, Half(26), Half(26), 32, 32);
        yield return new(2, 64, Half(11), Half(11), 64, 64);
        yield return new(2, 3, Half(5), Half(4), 3, 16);
        yield return new(2, 3, Half(5), Half(4), 16, 3);
        yield return new(1, 17, Half(5), Half(7), 32, 32);
        yield return new(1, 20, Half(2), Half(3), 20, 32);
        yield return new(2, 5, new(7, 1, 7), new(3, 1, 3), 16, 16);
        yield return new(1, 1, new(5, 3, 2, 2, after: 1), new(1, 1, 1), 1, 1);
        Random random = new(7);
        for (int i = 0; i < 60; i++)
        {
            int channels = random.Next(1, 36);
            int padded = (channels + 15) / 16 * 16;
            yield return new(
                random.Next(1, 3), channels, Axis(random, dilates), Axis(random, dilates),
                random.Next(2) == 0 ? channels : padded, random.Next(2) == 0 ? channels : padded);
        }
    }

    /// <summary>The inputs that a window covers, those in the padding too.</summary>
    public static IEnumerable<int> Covered(WindowAxis axis, int window)
    {
        for (int k = 0; k < axis.Size; k++)
            yield return window * axis.Stride - axis.Before + k * axis.Dilation;
    }

    private static WindowAxis Axis(Random random, bool dilates)
    {
        while (true)
        {
            int input = random.Next(1, 10);
            int size = random.Next(1, 5);
            int stride = random.Next(1, 4);
            int dilation = dilates ? random.Next(1, 4) : 1;
            int extent = (size - 1) * dilation + 1;
            int before = random.Next(extent / 2 + 1);
            int after = random.Next(extent / 2 + 1);
            int room = input + before + after - extent + (random.Next(2) == 0 ? stride - 1 : 0);
            if (room < 0)
                continue;
            int output = room / stride + 1;
            if ((output - 1) * stride >= input + before)
                output--;
            return new WindowAxis(input, output, size, stride, dilation, before, after);
        }
    }

    private static string Describe(WindowAxis axis) =>
        $"({axis.Input} to {axis.Output} by {axis.Size}, stride {axis.Stride}, dilation {axis.Dilation}, "
        + $"padding {axis.Before} and {axis.After})";
}
