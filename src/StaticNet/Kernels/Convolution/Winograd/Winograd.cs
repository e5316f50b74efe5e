using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>Chooses the tiles of Winograd's convolution.</summary>
internal static class Winograd<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    /// <summary>Computes a batch.</summary>
    public static void Forward<TPooling, TActivation>(
        in ConvolutionShape shape, int samples, ref float input, nuint inputStride, ref float weight,
        nuint weightStride, ref float bias, ref float output, nuint outputStride, TActivation activation)
        where TPooling : struct, IWindowPooling
        where TActivation : struct, IActivation
    {
        if (WinogradPlan.HasLargeTiles(in shape))
        {
            new WinogradForward<TSimd, Size4>(in shape, ref weight, weightStride).Run<TPooling, TActivation>(
                samples, ref input, inputStride, ref bias, ref output, outputStride, activation);
            return;
        }
        new WinogradForward<TSimd, Size2>(in shape, ref weight, weightStride).Run<TPooling, TActivation>(
            samples, ref input, inputStride, ref bias, ref output, outputStride, activation);
    }

    /// <summary>Sums the weight's gradients over a batch, those of the rows from first to end.</summary>
    public static void WeightGradient(
        in ConvolutionShape shape, int first, int end, int samples, ref float input, nuint inputStride,
        ref float dOutput, nuint dOutputStride, ref float dWeight, nuint weightStride, bool accumulate)
    {
        if (WinogradPlan.HasLargeTiles(in shape))
        {
            new WinogradGradient<TSimd, Size4>(in shape, first, end).Run(
                samples, ref input, inputStride, ref dOutput, dOutputStride, ref dWeight, weightStride, accumulate);
            return;
        }
        new WinogradGradient<TSimd, Size2>(in shape, first, end).Run(
            samples, ref input, inputStride, ref dOutput, dOutputStride, ref dWeight, weightStride, accumulate);
    }
}
