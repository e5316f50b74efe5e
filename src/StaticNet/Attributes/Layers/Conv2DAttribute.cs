namespace StaticNet;

/// <summary>
/// A convolution of images, [height x width x channels] to [height' x width' x filters]: <c>y[i, j, f] = bias[f] + sum
/// over r, s, c of x[i * stride + r * dilation - top, j * stride + s * dilation - left, c] * weight[f, c, r, s]</c>,
/// with zeros outside the image and <c>height' = floor((height + top + bottom - dilation * (kernelHeight - 1) - 1) /
/// stride) + 1</c>. Source: LeCun et al., Gradient-based learning applied to document recognition, 1998.
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

    /// <summary>
    /// The number of groups that the channels are divided into, in order: the filters of a group see only its input
    /// channels. Default: 1.
    /// </summary>
    public int Groups { get; set; } = 1;

    /// <summary>Whether a bias is added. Default: <see langword="true"/>.</summary>
    public bool UseBias { get; set; } = true;

    /// <summary>How the weight is initialised. Default: <see cref="Initializer.GlorotUniform"/>.</summary>
    public Initializer Init { get; set; } = Initializer.GlorotUniform;
}
