using System.ComponentModel;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>For generated code: names the kernel that a layer takes on this processor, for summaries.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class KernelNames
{
    /// <summary>The kernel of a matrix product, such as a dense layer.</summary>
    /// <param name="inputs">The values of a sample that are multiplied.</param>
    /// <param name="outputs">The results for a sample.</param>
    /// <returns>
    /// The size of a register tile, whether the weight is read in slices, and from how many samples on it is packed.
    /// </returns>
    public static string Product(int inputs, int outputs) => Ask(new ProductName(inputs, outputs));

    /// <summary>The kernel of a convolution.</summary>
    /// <param name="shape">The sizes.</param>
    /// <param name="inputStride">The distance of the input's pixels.</param>
    /// <param name="outputStride">The distance of the result's pixels.</param>
    /// <param name="hasShortActivation">Whether the activation is a single instruction.</param>
    /// <returns>Its name, with the size of a register tile or what makes it another way.</returns>
    public static string Convolution(
        in ConvolutionShape shape, int inputStride, int outputStride, bool hasShortActivation)
        => Ask(new ConvolutionName(shape, inputStride, outputStride, hasShortActivation));

    /// <summary>The kernel of a depthwise convolution.</summary>
    /// <param name="sizes">The sizes.</param>
    /// <returns>Its name.</returns>
    public static string Depthwise(DepthwiseSizes sizes) => Ask(new DepthwiseName(sizes));

    private static string Ask<TName>(TName name)
        where TName : struct, IKernelName
        => Simd512.IsSupported ? name.With<Simd512>()
            : Simd256.IsSupported ? name.With<Simd256>()
            : Simd128.IsSupported ? name.With<Simd128>()
            : name.With<SimdScalar>();
}
