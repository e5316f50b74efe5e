using System.ComponentModel;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// The sizes of one convolution. A transposed convolution is described by the convolution whose input gradient it
/// computes: its own input is <c>Output</c> here.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ConvolutionShape
{
    /// <summary>The height of the image that is convolved.</summary>
    public required int InputHeight { get; init; }

    /// <summary>The width of the image that is convolved.</summary>
    public required int InputWidth { get; init; }

    /// <summary>The channels of the image that is convolved.</summary>
    public required int InputChannels { get; init; }

    /// <summary>The height of the result.</summary>
    public required int OutputHeight { get; init; }

    /// <summary>The width of the result.</summary>
    public required int OutputWidth { get; init; }

    /// <summary>The channels of the result.</summary>
    public required int OutputChannels { get; init; }

    /// <summary>The height of the kernel.</summary>
    public required int KernelHeight { get; init; }

    /// <summary>The width of the kernel.</summary>
    public required int KernelWidth { get; init; }

    /// <summary>The distance of the kernel's places, in rows.</summary>
    public int StrideY { get; init; } = 1;

    /// <summary>The distance of the kernel's places, in columns.</summary>
    public int StrideX { get; init; } = 1;

    /// <summary>The distance of the kernel's rows.</summary>
    public int DilationY { get; init; } = 1;

    /// <summary>The distance of the kernel's columns.</summary>
    public int DilationX { get; init; } = 1;

    /// <summary>Rows of zeros above the image.</summary>
    public int PadTop { get; init; }

    /// <summary>Rows of zeros below the image.</summary>
    public int PadBottom { get; init; }

    /// <summary>Columns of zeros to the left of the image.</summary>
    public int PadLeft { get; init; }

    /// <summary>Columns of zeros to the right of the image.</summary>
    public int PadRight { get; init; }

    /// <summary>Into how many parts the channels are divided that do not see each other.</summary>
    public int Groups { get; init; } = 1;

    /// <summary>All sizes that have no default must be set.</summary>
    public ConvolutionShape()
    {
    }

    internal int PaddedHeight => PadTop + InputHeight + PadBottom;

    internal int PaddedWidth => PadLeft + InputWidth + PadRight;

    internal bool IsPadded => (PadTop | PadBottom | PadLeft | PadRight) != 0;

    internal int InputPixels => InputHeight * InputWidth;

    internal int OutputPixels => OutputHeight * OutputWidth;

    internal int Taps => KernelHeight * KernelWidth;

    /// <summary>The input channels that one output channel sees.</summary>
    internal int GroupInputs => InputChannels / Groups;

    /// <summary>The output channels that see the same input channels.</summary>
    internal int GroupOutputs => OutputChannels / Groups;

    /// <summary>
    /// Whether a group's input channels, rounded up to whole vectors, fit into an image without touching others.
    /// </summary>
    internal bool InputsFit(nuint pixelStep) => Fit(GroupInputs, pixelStep);

    /// <summary>The same for the output channels.</summary>
    internal bool OutputsFit(nuint pixelStep) => Fit(GroupOutputs, pixelStep);

    /// <summary>The same convolution without the last row or column of the result, where their number is odd.</summary>
    internal ConvolutionShape WithoutRest()
        => this with { OutputHeight = OutputHeight & ~1, OutputWidth = OutputWidth & ~1 };

    /// <summary>The same convolution with another border below and to the right.</summary>
    internal ConvolutionShape WithBorder(int bottom, int right) => this with { PadBottom = bottom, PadRight = right };

    /// <summary>The same convolution without a border above and below.</summary>
    internal ConvolutionShape WithoutRowsAround() => this with { PadTop = 0, PadBottom = 0 };

    /// <summary>
    /// The convolution that computes the input gradient of this one of stride 1, with a border no wider than the kernel
    /// reaches.
    /// </summary>
    internal ConvolutionShape Backward() => this with
    {
        InputHeight = OutputHeight,
        InputWidth = OutputWidth,
        InputChannels = OutputChannels,
        OutputHeight = InputHeight,
        OutputWidth = InputWidth,
        OutputChannels = InputChannels,
        PadTop = KernelHeight - 1 - PadTop,
        PadBottom = KernelHeight - 1 - PadBottom,
        PadLeft = KernelWidth - 1 - PadLeft,
        PadRight = KernelWidth - 1 - PadRight,
    };

    internal static int Pad(int channels) => Lanes.Whole(channels);

    /// <summary>
    /// The channels that are computed: whole vectors. Those of few lanes end before the padding to whole vectors of 16.
    /// </summary>
    internal static int Columns<TSimd>(int channels)
        where TSimd : unmanaged, ISimd<TSimd>
        => (channels + TSimd.Count - 1) / TSimd.Count * TSimd.Count;

    private bool Fit(int channels, nuint pixelStep) =>
        Groups == 1 ? (nuint)Pad(channels) <= pixelStep : channels % Lanes.Width == 0;
}
