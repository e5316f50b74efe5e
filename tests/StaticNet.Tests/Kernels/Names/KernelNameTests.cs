using StaticNet.Kernels;
using StaticNet.Simd;

namespace StaticNet.Tests.Kernels.Names;

/// <summary>Each way that kernels choose has a name, which depends on the sizes and the vector.</summary>
public sealed class KernelNameTests
{
    [Theory]
    [InlineData(784, 128, "tile 8 x 32", "tile 6 x 16")]
    [InlineData(512, 500, "tile 8 x 32, packed from 64 rows", "tile 6 x 16, packed from 64 rows")]
    [InlineData(
        1024, 1024, "tile 8 x 32, in slices, packed from 64 rows", "tile 6 x 16, in slices, packed from 64 rows")]
    public void Products_have_the_size_of_their_tile_and_say_when_they_pack(
        int inputs, int outputs, string wide, string narrow)
    {
        Assert.Equal(wide, new ProductName(inputs, outputs).With<Simd512>());
        Assert.Equal(narrow, new ProductName(inputs, outputs).With<Simd256>());
    }

    [Theory]
    [InlineData(28, 32, 32, 3, "Winograd 4 x 4")]
    [InlineData(5, 32, 32, 3, "Winograd 2 x 2")]
    [InlineData(28, 256, 256, 3, "Winograd 2 x 2")]
    [InlineData(28, 6, 4, 5, "planes of pixels")]
    [InlineData(28, 3, 32, 3, "tile 8 x 32, by rows")]
    [InlineData(28, 32, 32, 5, "tile 8 x 32")]
    public void Convolutions_have_a_name_for_each_way(
        int side, int inputs, int outputs, int kernel, string expected)
    {
        ConvolutionShape shape = new()
        {
            InputHeight = side, InputWidth = side, InputChannels = inputs,
            OutputHeight = side, OutputWidth = side, OutputChannels = outputs,
            KernelHeight = kernel, KernelWidth = kernel,
            PadTop = kernel / 2, PadBottom = kernel / 2, PadLeft = kernel / 2, PadRight = kernel / 2,
        };
        ConvolutionName name = new(shape, Lanes.Whole(inputs), Lanes.Whole(outputs), isShort: true);
        Assert.Equal(expected, name.With<Simd512>());
    }

    [Theory]
    [InlineData(28, 32, 3, 1, "columns of 3 x 3")]
    [InlineData(2, 32, 5, 1, "whole image")]
    [InlineData(28, 4, 5, 1, "packed pixels")]
    [InlineData(28, 32, 5, 1, "tiles of pixels")]
    public void Depthwise_convolutions_have_a_name_for_each_way(
        int side, int channels, int kernel, int stride, string expected)
    {
        WindowAxis axis = new(side, side, size: kernel, stride: stride, before: kernel / 2, after: kernel / 2);
        Assert.Equal(expected, new DepthwiseName(new DepthwiseSizes(channels, 1, axis, axis)).With<Simd512>());
    }
}
