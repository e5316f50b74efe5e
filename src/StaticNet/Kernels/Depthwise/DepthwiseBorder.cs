namespace StaticNet.Kernels;

/// <summary>The border of zeros that the windows of a depthwise convolution reach over.</summary>
internal static class DepthwiseBorder
{
    /// <summary>The sizes of an image and its border.</summary>
    /// <param name="height">The windows along the vertical axis.</param>
    /// <param name="width">The windows along the horizontal axis.</param>
    /// <param name="channels">The floats of a pixel.</param>
    public static ConvolutionShape Shape(WindowAxis height, WindowAxis width, int channels) => new()
    {
        InputHeight = height.Input,
        InputWidth = width.Input,
        InputChannels = channels,
        OutputHeight = height.Output,
        OutputWidth = width.Output,
        OutputChannels = channels,
        KernelHeight = height.Size,
        KernelWidth = width.Size,
        PadTop = Math.Max(height.Before, 0),
        PadBottom = height.Beyond,
        PadLeft = Math.Max(width.Before, 0),
        PadRight = width.Beyond,
    };
}
