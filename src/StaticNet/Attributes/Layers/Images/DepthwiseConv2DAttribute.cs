namespace StaticNet;

/// <summary>
/// A convolution of each channel of an image by itself, [height x width x channels] to [height' x width' x channels *
/// multiplier]: <c>y[i, j, c * multiplier + m] = bias + sum over r, s of x[i * stride + r * dilation - top, j * stride
/// + s * dilation - left, c] * weight[c * multiplier + m, 1, r, s]</c>, with zeros outside the image and <c>height' =
/// floor((height + top + bottom - dilation * (kernelHeight - 1) - 1) / stride) + 1</c>. In PyTorch it is a convolution
/// with as many groups as channels. Source: Sifre, Rigid-motion scattering for image classification, 2014.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class DepthwiseConv2DAttribute : LayerAttribute
{
    /// <summary>A convolution with a square kernel.</summary>
    /// <param name="kernel">The kernel's height and width.</param>
    public DepthwiseConv2DAttribute(int kernel)
        : this(kernel, kernel)
    {
    }

    /// <summary>A convolution with a rectangular kernel.</summary>
    /// <param name="kernelHeight">The kernel's height.</param>
    /// <param name="kernelWidth">The kernel's width.</param>
    public DepthwiseConv2DAttribute(int kernelHeight, int kernelWidth)
        => (KernelHeight, KernelWidth) = (kernelHeight, kernelWidth);

    /// <summary>The kernel's height.</summary>
    public int KernelHeight { get; }

    /// <summary>The kernel's width.</summary>
    public int KernelWidth { get; }

    /// <summary>The number of output channels for each input channel. Default: 1.</summary>
    public int Multiplier { get; set; } = 1;

    /// <summary>The step between two positions of the kernel, vertically and horizontally. Default: 1.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>
    /// Different vertical and horizontal steps, <c>[vertical, horizontal]</c>; replaces <see cref="Stride"/>.
    /// </summary>
    public int[]? Strides { get; set; }

    /// <summary>The zero padding around the image. Default: <see cref="PaddingMode.Valid"/>, none.</summary>
    public PaddingMode Padding { get; set; }

    /// <summary>The padding on each side, <c>[top, bottom, left, right]</c>; replaces <see cref="Padding"/>.</summary>
    public int[]? Pad { get; set; }

    /// <summary>The distance between the kernel's elements, vertically and horizontally. Default: 1.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>
    /// Different vertical and horizontal distances, <c>[vertical, horizontal]</c>; replaces <see cref="Dilation"/>.
    /// </summary>
    public int[]? Dilations { get; set; }

    /// <summary>Whether a bias is added. Default: <see langword="true"/>.</summary>
    public bool UseBias { get; set; } = true;

    /// <summary>How the weight is initialised. Default: <see cref="Initializer.GlorotUniform"/>.</summary>
    public Initializer Init { get; set; } = Initializer.GlorotUniform;
}
