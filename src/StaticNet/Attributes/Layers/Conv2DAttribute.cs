namespace StaticNet;

/// <summary>
/// A convolution of images, [height x width x channels] to [height' x width' x filters]:
/// <c>y[i, j, f] = bias[f] + sum over r, s, c of x[i * stride + r * dilation - top, j * stride + s * dilation - left, c] * weight[f, c, r, s]</c>,
/// with zeros outside of the image and
/// <c>height' = floor((height + top + bottom - dilation * (kernelHeight - 1) - 1) / stride) + 1</c>. Source: LeCun et
/// al., Gradient-based learning applied to document recognition, 1998.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class Conv2DAttribute : SizedLayerAttribute
{
    /// <summary>A convolution with a square kernel.</summary>
    /// <param name="filters">The number of output channels.</param>
    /// <param name="kernel">The kernel's height and width.</param>
    public Conv2DAttribute(int filters, int kernel)
        : this(filters, kernel, kernel)
    {
    }

    /// <summary>A convolution with a rectangular kernel.</summary>
    /// <param name="filters">The number of output channels.</param>
    /// <param name="kernelHeight">The kernel's height.</param>
    /// <param name="kernelWidth">The kernel's width.</param>
    public Conv2DAttribute(int filters, int kernelHeight, int kernelWidth)
        => (Filters, KernelHeight, KernelWidth) = (filters, kernelHeight, kernelWidth);

    /// <summary>The number of output channels.</summary>
    public int Filters { get; }

    /// <summary>The kernel's height.</summary>
    public int KernelHeight { get; }

    /// <summary>The kernel's width.</summary>
    public int KernelWidth { get; }

    /// <summary>The distance of two places of the kernel, down and across. Default: 1.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>
    /// The distances down and across where they differ, <c>[down, across]</c>; replaces <see cref="Stride"/>.
    /// </summary>
    public int[]? Strides { get; set; }

    /// <summary>How much zeros surround the image. Default: <see cref="PaddingMode.Valid"/>, none.</summary>
    public PaddingMode Padding { get; set; }

    /// <summary>The zeros on each side, <c>[top, bottom, left, right]</c>; replaces <see cref="Padding"/>.</summary>
    public int[]? Pad { get; set; }

    /// <summary>The distance of the kernel's elements, down and across. Default: 1.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>
    /// The distances down and across where they differ, <c>[down, across]</c>; replaces <see cref="Dilation"/>.
    /// </summary>
    public int[]? Dilations { get; set; }

    /// <summary>
    /// Into how many groups the channels are divided, in order: filters of a group see its input channels only.
    /// Default: 1.
    /// </summary>
    public int Groups { get; set; } = 1;

    /// <summary>Whether a bias is added. Default: <see langword="true"/>.</summary>
    public bool UseBias { get; set; } = true;

    /// <summary>How the weight is initialised. Default: <see cref="Initializer.GlorotUniform"/>.</summary>
    public Initializer Init { get; set; } = Initializer.GlorotUniform;
}
