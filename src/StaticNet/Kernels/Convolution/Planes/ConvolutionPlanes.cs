using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// A convolution of few filters. Its results fill a part of a vector of channels only, so the lanes are neighbouring
/// pixels: images become planes, one for each channel, and the planes of results become images again. Each sum has the
/// order of <see cref="ConvolutionGather{TSimd}"/>, and its bits.
/// </summary>
internal static class ConvolutionPlanes<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    // What reading and writing planes costs, in multiply-adds of a vector: for each channel of a pixel, and once.
    private const double CopyCost = 1.3;
    private const double WriteCost = 6;

    // What an activation of a vector costs that is not a single instruction.
    private const double ActivationCost = 20;

    // As many vectors as fill tiles; images of fewer are computed together.
    private const int Vectors = 8;

    /// <summary>Whether it is the faster way.</summary>
    /// <param name="shape">The sizes.</param>
    /// <param name="isShort">Whether the activation is a single instruction.</param>
    public static bool Pays(in ConvolutionShape shape, bool isShort)
    {
        // Of strides beyond the kernel's size, most of what is copied is not read.
        if (shape.Groups != 1 || shape.StrideY > shape.KernelHeight || shape.StrideX > shape.KernelWidth)
            return false;
        PlaneLayout layout = new(in shape, TSimd.Count);
        if (!layout.Fits)
            return false;
        double depth = shape.Taps * shape.InputChannels + (isShort ? 0 : ActivationCost);
        double copied = (double)shape.InputPixels / shape.OutputPixels * shape.InputChannels * CopyCost + WriteCost;
        return depth * layout.CostOfFilters(shape.OutputPixels, TSimd.Count) + copied < depth;
    }

    /// <summary>Computes all images, and pools windows of 2 x 2 of their pixels where it is said how.</summary>
    public static void Run<TPooling, TActivation>(
        in ConvolutionShape shape, int samples, ref float input, nuint inputStride, ref float weight,
        nuint weightStride, ref float bias, ref float output, nuint outputStride, TActivation activation)
        where TPooling : struct, IWindowPooling
        where TActivation : struct, IActivation
    {
        PlaneLayout layout = new(in shape, TSimd.Count);
        int together = Math.Max(Math.Min(Vectors / layout.Vectors, samples), 1);
        int resultFloats = checked(together * layout.Vectors * TSimd.Count);
        long planeFloats = checked(together * layout.SampleFloats + Lanes.Width);
        long resultsAt = planeFloats;
        long tapsAt = checked(resultsAt + (long)shape.OutputChannels * resultFloats + Lanes.Width);
        ref float planes = ref Scratch.RentForLayer(checked(tapsAt + shape.Taps));
        ref float results = ref Unsafe.Add(ref planes, (nint)resultsAt);
        MemoryMarshal.CreateSpan(ref planes, (int)planeFloats).Clear();
        PlaneOperands operands = new()
        {
            Planes = ref planes,
            Taps = ref FindTaps(in shape, in layout, ref Unsafe.Add(ref planes, (nint)tapsAt)),
            TapCount = shape.Taps,
            Channels = (nuint)shape.InputChannels,
            ChannelStep = (nuint)layout.ChannelFloats,
            Weight = ref weight,
            WeightStride = weightStride,
            Bias = ref bias,
            ResultStride = (nuint)resultFloats,
        };
        for (; samples > 0; samples -= together)
        {
            together = Math.Min(together, samples);
            for (int sample = 0; sample < together; sample++)
            {
                PlanePixels<TSimd>.Read(
                    in shape, in layout, ref input, inputStride,
                    ref Unsafe.Add(ref planes, (nint)(sample * layout.SampleFloats)));
                input = ref Unsafe.Add(ref input, (nuint)shape.InputPixels * inputStride);
            }
            operands.Result = ref results;
            Compute(shape.OutputChannels, together, in layout, ref operands);
            if (typeof(TActivation) != typeof(Identity))
            {
                TileEpilogue<TSimd>.Apply(
                    shape.OutputChannels, (nuint)(together * layout.Vectors * TSimd.Count), ref results,
                    (nuint)resultFloats, activation);
            }
            for (int sample = 0; sample < together; sample++)
            {
                PlanePixels<TSimd>.Write<TPooling>(
                    in shape, in layout, ref Unsafe.Add(ref results, sample * layout.Vectors * TSimd.Count),
                    (nuint)resultFloats, ref output, outputStride);
                int pixels = shape.OutputPixels / (TPooling.Side * TPooling.Side);
                output = ref Unsafe.Add(ref output, (nuint)pixels * outputStride);
            }
        }
    }

    private static ref int FindTaps(in ConvolutionShape shape, in PlaneLayout layout, ref float memory)
    {
        ref int taps = ref Unsafe.As<float, int>(ref memory);
        for (int tap = 0; tap < shape.Taps; tap++)
            Unsafe.Add(ref taps, tap) = layout.Tap(in shape, tap / shape.KernelWidth, tap % shape.KernelWidth);
        return ref taps;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Compute(int filters, int samples, in PlaneLayout layout, ref PlaneOperands operands)
    {
        int left = samples * layout.Vectors;
        int vector = 0;
        nuint run = 0;
        int runOfSample = 0;
        nuint sample = 0;
        int most = PlaneTiles<TSimd>.Vectors(Math.Min(filters, PlaneTiles<TSimd>.Filters));
        while (left > 0)
        {
            int vectors = PixelCursor.Height(left, most);
            for (int i = 0; i < vectors; i++)
            {
                operands.Starts[i] = run + (nuint)(vector * TSimd.Count);
                if (++vector != layout.VectorsOfRun)
                    continue;
                vector = 0;
                run += (nuint)layout.Pitch;
                if (++runOfSample != layout.Runs)
                    continue;
                runOfSample = 0;
                sample += (nuint)layout.SampleFloats;
                run = sample;
            }
            PlaneTiles<TSimd>.Run(filters, vectors, ref operands);
            operands.Result = ref Unsafe.Add(ref operands.Result, vectors * TSimd.Count);
            left -= vectors;
        }
    }
}
