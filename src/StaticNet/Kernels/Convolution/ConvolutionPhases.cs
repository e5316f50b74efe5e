using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// The input gradient of a convolution with strides, as one without. The pixels of every phase, those at the same
/// distance from a place of the kernel, are a smaller image, and what they sum is a convolution of the results'
/// gradients with every stride-th tap. All phases together are one convolution whose filters are the channels of each
/// phase: few channels share vectors, and nothing is added in memory. Source: Shi et al., Real-Time Single Image and
/// Video Super-Resolution Using an Efficient Sub-Pixel Convolutional Neural Network, 2016.
/// </summary>
internal static class ConvolutionPhases<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    // What it costs to add a vector to a pixel, and to move one from its phase to its place, in multiply-adds.
    private const int AddingCost = 5;
    private const int MovingCost = 4;

    /// <summary>Whether it is clearly the faster way. It depends on the sizes only.</summary>
    public static bool Pays(in ConvolutionShape shape)
    {
        bool hasPhases = shape.Groups == 1 && Math.Max(shape.StrideY, shape.StrideX) > 1
            && Math.Max(shape.DilationY, shape.DilationX) == 1;
        if (!hasPhases)
            return false;
        ConvolutionShape phases = Shape(in shape);
        if (phases.PadTop < 0 || phases.PadLeft < 0)
            return false;
        int vectors = ConvolutionShape.Columns<TSimd>(shape.InputChannels) / TSimd.Count;
        int vectorsOfPhases = ConvolutionShape.Columns<TSimd>(phases.OutputChannels) / TSimd.Count;
        double adding = (double)shape.OutputPixels * shape.Taps * vectors * (shape.OutputChannels + AddingCost);
        double together = (double)phases.OutputPixels * phases.Taps * vectorsOfPhases * shape.OutputChannels
            + (double)shape.InputPixels * vectors * MovingCost;
        return 5 * together < 4 * adding;
    }

    /// <summary>The convolution that computes all phases.</summary>
    public static ConvolutionShape Shape(in ConvolutionShape shape)
    {
        Phases(shape.PadTop, shape.InputHeight, shape.StrideY, out int firstY, out int height);
        Phases(shape.PadLeft, shape.InputWidth, shape.StrideX, out int firstX, out int width);
        int kernelHeight = (shape.KernelHeight + shape.StrideY - 1) / shape.StrideY;
        int kernelWidth = (shape.KernelWidth + shape.StrideX - 1) / shape.StrideX;
        return new()
        {
            InputHeight = shape.OutputHeight,
            InputWidth = shape.OutputWidth,
            InputChannels = shape.OutputChannels,
            OutputHeight = height,
            OutputWidth = width,
            OutputChannels = checked(shape.StrideY * shape.StrideX * shape.InputChannels),
            KernelHeight = kernelHeight,
            KernelWidth = kernelWidth,
            PadTop = kernelHeight - 1 - firstY,
            PadBottom = Math.Max(firstY + height - shape.OutputHeight, 0),
            PadLeft = kernelWidth - 1 - firstX,
            PadRight = Math.Max(firstX + width - shape.OutputWidth, 0),
        };
    }

    /// <summary>
    /// The weight of all phases, [taps x outputs] rows of [phases x inputs], with zeros where a phase has fewer taps.
    /// </summary>
    /// <param name="shape">The sizes of the convolution with strides.</param>
    /// <param name="phases">Those of the convolution of all phases.</param>
    /// <param name="transposed">The transposed weight.</param>
    /// <param name="transposedStride">The distance of its rows.</param>
    /// <param name="weight">The result.</param>
    /// <param name="weightStride">The distance of its rows.</param>
    public static void ArrangeWeight(
        in ConvolutionShape shape, in ConvolutionShape phases, ref float transposed, int transposedStride,
        ref float weight, int weightStride)
    {
        int tapFloats = checked(shape.OutputChannels * weightStride);
        nuint rows = (nuint)(phases.Taps * shape.OutputChannels);
        RowBlock.Clear(rows, (nuint)weightStride, ref weight, (nuint)weightStride);
        for (int tap = 0; tap < shape.Taps; tap++)
        {
            (int y, int x) = Math.DivRem(tap, shape.KernelWidth);
            (int row, int phaseY) = Math.DivRem(y, shape.StrideY);
            (int column, int phaseX) = Math.DivRem(x, shape.StrideX);
            int place = (phases.KernelHeight - 1 - row) * phases.KernelWidth + phases.KernelWidth - 1 - column;
            int channel = (phaseY * shape.StrideX + phaseX) * shape.InputChannels;
            ConvolutionImage.CopyPixels(
                shape.OutputChannels, shape.InputChannels,
                ref Unsafe.Add(ref transposed, (nint)tap * shape.OutputChannels * transposedStride),
                (nuint)transposedStride,
                ref Unsafe.Add(ref weight, (nint)place * tapFloats + channel), (nuint)weightStride);
        }
    }

    /// <summary>Moves the pixels of all phases of one image to their places.</summary>
    /// <param name="shape">The sizes of the convolution with strides.</param>
    /// <param name="phases">Those of the convolution of all phases.</param>
    /// <param name="source">The phases; a vector is read after the last.</param>
    /// <param name="sourceStride">The distance of their pixels.</param>
    /// <param name="image">The image.</param>
    /// <param name="stride">The distance of its pixels, whole vectors of 16.</param>
    public static void Move(
        in ConvolutionShape shape, in ConvolutionShape phases, ref float source, int sourceStride, ref float image,
        nuint stride)
    {
        for (int y = 0; y < shape.InputHeight; y++)
        {
            // Rows before those of the first phase's first are in the border.
            (int row, int phaseY) = Math.DivRem(y + shape.PadTop % shape.StrideY, shape.StrideY);
            ref float from = ref Unsafe.Add(
                ref source,
                (nint)row * phases.OutputWidth * sourceStride + phaseY * shape.StrideX * shape.InputChannels);
            MoveRow(
                shape.InputWidth, shape.InputChannels, shape.StrideX, shape.PadLeft % shape.StrideX, ref from,
                sourceStride, ref image, stride);
            image = ref Unsafe.Add(ref image, (nuint)shape.InputWidth * stride);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void MoveRow(
        int pixels, int channels, int phases, int phase, ref float source, int sourceStride, ref float to,
        nuint stride)
    {
        nuint last = (nuint)((channels - 1) / TSimd.Count * TSimd.Count);
        nuint end = (nuint)ConvolutionShape.Pad(channels);
        TSimd isChannel = LaneMask.Below<TSimd>(channels - (int)last);
        for (; pixels != 0; pixels--)
        {
            ref float from = ref Unsafe.Add(ref source, phase * channels);
            nuint j = 0;
            for (; j != last; j += (nuint)TSimd.Count)
                TSimd.Store(TSimd.Load(in from, j), ref to, j);
            TSimd.Store(TSimd.Load(in from, j) & isChannel, ref to, j);
            for (j += (nuint)TSimd.Count; j < end; j += (nuint)TSimd.Count)
                TSimd.Store(TSimd.Zero, ref to, j);
            to = ref Unsafe.Add(ref to, stride);
            if (++phase != phases)
                continue;
            phase = 0;
            source = ref Unsafe.Add(ref source, sourceStride);
        }
    }

    // Of the image in its border, every stride-th pixel is in one phase: the first of them that any phase needs, and how
    // many.
    private static void Phases(int before, int input, int stride, out int first, out int count)
    {
        first = before / stride;
        count = (before + input - 1) / stride - first + 1;
    }
}
