using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNet.Kernels;

public static partial class Convolution<TSimd>
{
    // So many that the derivative meets what is still in a cache.
    private const int ImagesTogether = 4;

    /// <summary>The weight as input gradients want it: each tap of each group transposed.</summary>
    /// <param name="shape">The sizes.</param>
    /// <param name="weight">The weight, [groups x taps x inputs] rows of outputs.</param>
    /// <param name="weightStride">The distance of its rows.</param>
    /// <param name="transposed">The result, [groups x taps x outputs] rows of inputs.</param>
    /// <param name="transposedStride">The distance of its rows.</param>
    public static void TransposeWeight(
        in ConvolutionShape shape, ref float weight, nuint weightStride, ref float transposed, nuint transposedStride)
    {
        for (int tap = 0; tap < shape.Groups * shape.Taps; tap++)
        {
            Transposition.Transpose<TSimd>(
                ref weight, shape.GroupInputs, shape.GroupOutputs, weightStride, ref transposed, transposedStride);
            weight = ref Unsafe.Add(ref weight, (nuint)shape.GroupInputs * weightStride);
            transposed = ref Unsafe.Add(ref transposed, (nuint)shape.GroupOutputs * transposedStride);
        }
    }

    /// <summary>
    /// <c>dInput = (the transposed convolution of dOutput) * activation'(saved)</c>: every output pixel gives its
    /// gradient to the pixels that it has seen.
    /// </summary>
    /// <typeparam name="TActivation">The activation before the layer.</typeparam>
    /// <param name="shape">The sizes.</param>
    /// <param name="samples">The number of images.</param>
    /// <param name="dOutput">The gradient of the results.</param>
    /// <param name="dOutputStride">The distance of its pixels.</param>
    /// <param name="transposed">The weight, as <see cref="TransposeWeight"/> leaves it.</param>
    /// <param name="transposedStride">The distance of its rows.</param>
    /// <param name="saved">The activation's saved output or input.</param>
    /// <param name="savedStride">The distance of its pixels.</param>
    /// <param name="dInput">The gradient of what went into the activation.</param>
    /// <param name="dInputStride">The distance of its pixels, whole vectors of 16.</param>
    /// <param name="activation">The activation before the layer.</param>
    public static void InputGradient<TActivation>(
        in ConvolutionShape shape, int samples, ref float dOutput, nuint dOutputStride, ref float transposed,
        nuint transposedStride, ref float saved, nuint savedStride, ref float dInput, nuint dInputStride,
        TActivation activation)
        where TActivation : struct, IActivation
    {
        if (WinogradPlan.FitsBackward(in shape) && shape.OutputsFit(dOutputStride) && shape.InputsFit(dInputStride))
        {
            WinogradInputGradient(
                in shape, samples, ref dOutput, dOutputStride, ref transposed, transposedStride, ref saved, savedStride,
                ref dInput, dInputStride, activation);
            return;
        }
        if (ConvolutionBackward.Pays<TSimd>(in shape) && shape.InputsFit(dInputStride))
        {
            GatherInputGradient(
                in shape, samples, ref dOutput, dOutputStride, ref transposed, transposedStride, ref saved, savedStride,
                ref dInput, dInputStride, activation);
            return;
        }
        if (ConvolutionPhases<TSimd>.Pays(in shape) && shape.InputsFit(dInputStride))
        {
            InputGradientOfPhases(
                in shape, samples, ref dOutput, dOutputStride, ref transposed, transposedStride, ref saved, savedStride,
                ref dInput, dInputStride, activation);
            return;
        }
        ConvolutionMemory memory = ScatterMemory(in shape, dInputStride);
        for (int sample = 0; sample < samples; sample++)
        {
            Scatter(
                in shape, ref dOutput, dOutputStride, ref transposed, transposedStride, ref dInput, dInputStride,
                ref memory.Image);
            dOutput = ref Unsafe.Add(ref dOutput, (nuint)shape.OutputPixels * dOutputStride);
            saved = ref Differentiate(
                in shape, 1, ref saved, savedStride, ref dInput, dInputStride, activation);
            dInput = ref Unsafe.Add(ref dInput, (nuint)shape.InputPixels * dInputStride);
        }
    }

    private static void WinogradInputGradient<TActivation>(
        in ConvolutionShape shape, int samples, ref float dOutput, nuint dOutputStride, ref float transposed,
        nuint transposedStride, ref float saved, nuint savedStride, ref float dInput, nuint dInputStride,
        TActivation activation)
        where TActivation : struct, IActivation
    {
        ConvolutionShape backward = shape.Backward();
        if (WinogradPlan.HasLargeTiles(in backward))
        {
            WinogradInputGradient(
                new WinogradForward<TSimd, Size4>(in backward, ref transposed, transposedStride, fromLast: true),
                in shape, samples, ref dOutput, dOutputStride, ref saved, savedStride, ref dInput, dInputStride,
                activation);
            return;
        }
        WinogradInputGradient(
            new WinogradForward<TSimd, Size2>(in backward, ref transposed, transposedStride, fromLast: true),
            in shape, samples, ref dOutput, dOutputStride, ref saved, savedStride, ref dInput, dInputStride, activation);
    }

    // Image by image, so that the derivative meets what is still in a cache.
    private static void WinogradInputGradient<TSide, TActivation>(
        WinogradForward<TSimd, TSide> backward, in ConvolutionShape shape, int samples, ref float dOutput,
        nuint dOutputStride, ref float saved, nuint savedStride, ref float dInput, nuint dInputStride,
        TActivation activation)
        where TSide : struct, ITileSize
        where TActivation : struct, IActivation
    {
        for (int sample = 0; sample < samples; sample++)
        {
            backward.Run<NoPooling, Identity>(
                1, ref dOutput, dOutputStride, ref Unsafe.NullRef<float>(), ref dInput, dInputStride,
                default(Identity));
            saved = ref Differentiate(
                in shape, 1, ref saved, savedStride, ref dInput, dInputStride, activation);
            dOutput = ref Unsafe.Add(ref dOutput, (nuint)shape.OutputPixels * dOutputStride);
            dInput = ref Unsafe.Add(ref dInput, (nuint)shape.InputPixels * dInputStride);
        }
    }

    private static void GatherInputGradient<TActivation>(
        in ConvolutionShape shape, int samples, ref float dOutput, nuint dOutputStride, ref float transposed,
        nuint transposedStride, ref float saved, nuint savedStride, ref float dInput, nuint dInputStride,
        TActivation activation)
        where TActivation : struct, IActivation
    {
        ConvolutionShape backward = shape.Backward();
        ref float weight = ref ConvolutionBackward.TurnAround(in shape, ref transposed, transposedStride);
        for (; samples > 0; samples -= ImagesTogether)
        {
            int images = Math.Min(samples, ImagesTogether);
            Forward(
                in backward, images, ref dOutput, dOutputStride, ref weight, transposedStride,
                ref Unsafe.NullRef<float>(), ref dInput, dInputStride, default(Identity));
            saved = ref Differentiate(
                in shape, images, ref saved, savedStride, ref dInput, dInputStride, activation);
            dOutput = ref Unsafe.Add(ref dOutput, (nuint)(images * shape.OutputPixels) * dOutputStride);
            dInput = ref Unsafe.Add(ref dInput, (nuint)(images * shape.InputPixels) * dInputStride);
        }
    }

    private static void InputGradientOfPhases<TActivation>(
        in ConvolutionShape shape, int samples, ref float dOutput, nuint dOutputStride, ref float transposed,
        nuint transposedStride, ref float saved, nuint savedStride, ref float dInput, nuint dInputStride,
        TActivation activation)
        where TActivation : struct, IActivation
    {
        ConvolutionShape phases = ConvolutionPhases<TSimd>.Shape(in shape);
        int stride = ConvolutionShape.Pad(phases.OutputChannels);
        int weightFloats = checked(phases.Taps * shape.OutputChannels * stride);
        // The last pixel is moved by whole vectors.
        ref float weight = ref Scratch.RentForProduct(
            checked(weightFloats + (long)phases.OutputPixels * stride + TSimd.Count));
        ref float image = ref Unsafe.Add(ref weight, weightFloats);
        ConvolutionPhases<TSimd>.ArrangeWeight(
            in shape, in phases, ref transposed, (int)transposedStride, ref weight, stride);
        for (int sample = 0; sample < samples; sample++)
        {
            Forward(
                in phases, 1, ref dOutput, dOutputStride, ref weight, (nuint)stride, ref Unsafe.NullRef<float>(),
                ref image, (nuint)stride, default(Identity));
            ConvolutionPhases<TSimd>.Move(in shape, in phases, ref image, stride, ref dInput, dInputStride);
            saved = ref Differentiate(
                in shape, 1, ref saved, savedStride, ref dInput, dInputStride, activation);
            dOutput = ref Unsafe.Add(ref dOutput, (nuint)shape.OutputPixels * dOutputStride);
            dInput = ref Unsafe.Add(ref dInput, (nuint)shape.InputPixels * dInputStride);
        }
    }

    // Multiplies by the activation's derivative, and moves on to what is saved of the images after.
    private static ref float Differentiate<TActivation>(
        scoped in ConvolutionShape shape, int images, ref float saved, nuint savedStride, scoped ref float dInput,
        nuint dInputStride, TActivation activation)
        where TActivation : struct, IActivation
    {
        if (typeof(TActivation) == typeof(Identity))
            return ref saved;
        int pixels = images * shape.InputPixels;
        ConvolutionEpilogue<TSimd>.Scale(
            pixels, shape.InputChannels, ref saved, savedStride, ref dInput, dInputStride, activation);
        return ref Unsafe.Add(ref saved, (nuint)pixels * savedStride);
    }

    /// <summary>
    /// All groups of one image, in place where there is no border and the groups' vectors do not overlap.
    /// </summary>
    internal static void Scatter(
        in ConvolutionShape shape, ref float source, nuint sourceStride, ref float weight, nuint weightStride,
        ref float image, nuint imageStride, ref float memory)
    {
        int columns = ConvolutionShape.Columns<TSimd>(shape.GroupInputs);
        bool inPlace = IsInPlace(in shape, imageStride);
        MemoryMarshal.CreateSpan(ref image, shape.InputPixels * (int)imageStride).Clear();
        for (int group = 0; group < shape.Groups; group++)
        {
            ref float place = ref Unsafe.Add(ref image, group * shape.GroupInputs);
            ConvolutionImage target = inPlace
                ? new() { First = ref place, PixelStep = imageStride, RowStep = (nuint)shape.InputWidth * imageStride }
                : ConvolutionImage.Whole(in shape, ref memory, columns);
            if (!inPlace)
                target.Clear(in shape);
            ConvolutionScatter<TSimd>.Run(
                in shape, ref Unsafe.Add(ref source, group * shape.GroupOutputs), sourceStride,
                ref weight, weightStride, in target, columns);
            if (!inPlace)
                target.CopyTo(in shape, ref place, imageStride, shape.GroupInputs);
            weight = ref Unsafe.Add(ref weight, (nuint)(shape.Taps * shape.GroupOutputs) * weightStride);
        }
    }

    /// <summary>The memory for one image of one group, where it is not added to in place.</summary>
    internal static ConvolutionMemory ScatterMemory(in ConvolutionShape shape, nuint imageStride) => new(
        IsInPlace(in shape, imageStride)
            ? 0
            : ConvolutionImage.Floats(in shape, ConvolutionShape.Pad(shape.GroupInputs)),
        slice: 0);

    /// <summary>Whether an image can be read and written where it is, in whole vectors.</summary>
    internal static bool IsInPlace(in ConvolutionShape shape, nuint imageStride)
        => !shape.IsPadded && shape.InputsFit(imageStride);
}
