using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

public static partial class MaxPooling
{
    /// <summary>
    /// <c>dInput = dOutput * activation'(output)</c> at the first maximum of each window, summed over the windows that
    /// meet there, and 0 elsewhere. Where the maximum lies is computed again from inputs and outputs; the activation is
    /// the one before the pooling, whose output at the maximum is the pooled one.
    /// </summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <typeparam name="TActivation">An activation whose derivative is computed from its output.</typeparam>
    /// <param name="samples">The number of images.</param>
    /// <param name="channels">The number of channels.</param>
    /// <param name="height">The windows along the vertical axis.</param>
    /// <param name="width">The windows along the horizontal axis.</param>
    /// <param name="dOutput">The gradients of the pooled images.</param>
    /// <param name="input">The images.</param>
    /// <param name="inputStride">The distance of the pixels of the images, in floats.</param>
    /// <param name="output">The pooled images.</param>
    /// <param name="outputStride">The distance of the pixels of the pooled images, in floats.</param>
    /// <param name="dOutputStride">The distance of the pixels of their gradients, in floats.</param>
    /// <param name="dInput">The gradients of the images, padding included.</param>
    /// <param name="dInputStride">The distance of their pixels, in floats.</param>
    /// <param name="activation">The activation.</param>
    public static void Backward<TSimd, TActivation>(
        int samples,
        int channels,
        WindowAxis height,
        WindowAxis width,
        ref readonly float dOutput,
        nuint dOutputStride,
        ref readonly float input,
        nuint inputStride,
        ref readonly float output,
        nuint outputStride,
        ref float dInput,
        nuint dInputStride,
        TActivation activation)
        where TSimd : unmanaged, ISimd<TSimd>
        where TActivation : struct, IActivation
    {
        bool isEven = dOutputStride == dInputStride && inputStride >= dInputStride && outputStride >= dInputStride;
        bool halves = isEven && dInputStride % (nuint)TSimd.Count == 0 && height.IsHalving && width.IsHalving;
        nuint stride = Math.Min(Math.Min(inputStride, outputStride), Math.Min(dInputStride, dOutputStride));
        nuint columns = PixelColumns.Count<TSimd>(channels, stride, stride);
        nuint whole = columns - columns % (nuint)TSimd.Count;
        nuint pixels = (nuint)height.Input * (nuint)width.Input;
        nuint pooled = (nuint)height.Output * (nuint)width.Output;
        for (nuint sample = 0; sample < (nuint)samples; sample++)
        {
            Operands at = new()
            {
                DOutput = ref Unsafe.Add(ref Unsafe.AsRef(in dOutput), sample * pooled * dOutputStride),
                DOutputStride = dOutputStride,
                Input = ref Unsafe.Add(ref Unsafe.AsRef(in input), sample * pixels * inputStride),
                InputStride = inputStride,
                Output = ref Unsafe.Add(ref Unsafe.AsRef(in output), sample * pooled * outputStride),
                OutputStride = outputStride,
                DInput = ref Unsafe.Add(ref dInput, sample * pixels * dInputStride),
                DInputStride = dInputStride,
            };
            if (halves)
            {
                UnhalveImage<TSimd, TActivation>(height, width, dInputStride, ref at, activation);
                continue;
            }

            PixelColumns.Clear(ref at.DInput, (int)pixels, dInputStride);
            UnpoolImage<TSimd, TActivation>(height, width, 0, whole, ref at, activation);
            UnpoolImage<SimdScalar, TActivation>(height, width, whole, columns, ref at, activation);
        }
    }

    // Zeros stay zeros, whatever the padding of the outputs makes of the derivative.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TSimd Scaled<TSimd, TActivation>(TSimd gradient, TSimd output, TActivation activation)
        where TSimd : unmanaged, ISimd<TSimd>
        where TActivation : struct, IActivation
        => TSimd.Select(TSimd.Equal(gradient, TSimd.Zero), gradient, gradient * activation.Derivative(output));

    // By address and distance, since the memory of callers is not padded.
    private ref struct Operands
    {
        public ref float DOutput;
        public nuint DOutputStride;
        public ref float Input;
        public nuint InputStride;
        public ref float Output;
        public nuint OutputStride;
        public ref float DInput;
        public nuint DInputStride;
    }

    private static void UnpoolImage<TSimd, TActivation>(
        WindowAxis height, WindowAxis width, nuint column, nuint columns, ref Operands image, TActivation activation)
        where TSimd : unmanaged, ISimd<TSimd>
        where TActivation : struct, IActivation
    {
        for (int y = 0; y < height.Output && column < columns; y++)
        {
            WindowTaps rows = height.Taps(y);
            for (int x = 0; x < width.Output; x++)
            {
                WindowTaps taps = width.Taps(x);
                if (rows.Count > 0 && taps.Count > 0)
                {
                    Unpool<TSimd, TActivation>(
                        rows, height.Dilation, taps, width, y, x, column, columns, ref image, activation);
                }
            }
        }
    }

    /// <summary>
    /// Gives the gradient of one output to the first maximum of its window. What none of the others has taken is the
    /// last one's, so that the gradient of NaN does not vanish.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Unpool<TSimd, TActivation>(
        WindowTaps rows, int rowDilation, WindowTaps taps, WindowAxis width, int y, int x,
        nuint column, nuint columns, ref Operands image, TActivation activation)
        where TSimd : unmanaged, ISimd<TSimd>
        where TActivation : struct, IActivation
    {
        nuint pooled = (nuint)y * (nuint)width.Output + (nuint)x;
        nuint rowStep = (nuint)rowDilation * (nuint)width.Input;
        nuint first = (nuint)rows.Start * (nuint)width.Input + (nuint)taps.Start;
        nuint last = first + (nuint)(rows.Count - 1) * rowStep + (nuint)(taps.Count - 1) * (nuint)width.Dilation;
        for (; column < columns; column += (nuint)TSimd.Count)
        {
            TSimd largest = TSimd.Load(in image.Output, pooled * image.OutputStride + column);
            TSimd gradient = Scaled(
                TSimd.Load(in image.DOutput, pooled * image.DOutputStride + column), largest, activation);
            TSimd open = TSimd.Equal(TSimd.Zero, TSimd.Zero);
            nuint row = first;
            for (int i = 0; i < rows.Count; i++, row += rowStep)
            {
                nuint at = row;
                for (int j = 0; j < taps.Count; j++, at += (nuint)width.Dilation)
                {
                    TSimd isLargest = TSimd.Equal(TSimd.Load(in image.Input, at * image.InputStride + column), largest);
                    TSimd taken = at == last ? open : isLargest & open;
                    nuint to = at * image.DInputStride + column;
                    TSimd.Store(TSimd.Load(in image.DInput, to) + (taken & gradient), ref image.DInput, to);
                    open ^= taken;
                }
            }
        }
    }
}
