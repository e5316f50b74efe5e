namespace StaticNet;

/// <summary>
/// A transposed convolution of images, [height x width x channels] to [height' x width' x filters], which enlarges them
/// by its stride:
/// <c>y[i * stride + r * dilation - top, j * stride + s * dilation - left, f] += x[i, j, c] * weight[c, f, r, s]</c>
/// for all of them, from <c>bias[f]</c> on, with
/// <c>height' = (height - 1) * stride + dilation * (kernelHeight - 1) + 1 - top - bottom + outputPadding</c>. Source:
/// Dumoulin and Visin, A guide to convolution arithmetic for deep learning, 2016.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class ConvTranspose2DAttribute : SizedLayerAttribute
{
    /// <summary>A transposed convolution with a square kernel.</summary>
    /// <param name="filters">The number of output channels.</param>
    /// <param name="kernel">The kernel's height and width.</param>
    public ConvTranspose2DAttribute(int filters, int kernel)
        : this(filters, kernel, kernel)
    {
    }

    /// <summary>A transposed convolution with a rectangular kernel.</summary>
    /// <param name="filters">The number of output channels.</param>
    /// <param name="kernelHeight">The kernel's height.</param>
    /// <param name="kernelWidth">The kernel's width.</param>
    public ConvTranspose2DAttribute(int filters, int kernelHeight, int kernelWidth)
        => (Filters, KernelHeight, KernelWidth) = (filters, kernelHeight, kernelWidth);

    /// <summary>The number of output channels.</summary>
    public int Filters { get; }

    /// <summary>The kernel's height.</summary>
    public int KernelHeight { get; }

    /// <summary>The kernel's width.</summary>
    public int KernelWidth { get; }

    /// <summary>
    /// The step between two positions of the kernel in the output, vertically and horizontally. Default: 1.
    /// </summary>
    public int Stride { get; set; } = 1;

    /// <summary>
    /// Different vertical and horizontal steps, <c>[vertical, horizontal]</c>; replaces <see cref="Stride"/>.
    /// </summary>
    public int[]? Strides { get; set; }

    /// <summary>
    /// What to crop from the output: nothing, or with <see cref="PaddingMode.Same"/> as much as makes it
    /// <c>height * stride</c> high. Default: <see cref="PaddingMode.Valid"/>.
    /// </summary>
    public PaddingMode Padding { get; set; }

    /// <summary>
    /// What to crop from each side, <c>[top, bottom, left, right]</c>; replaces <see cref="Padding"/>.
    /// </summary>
    public int[]? Pad { get; set; }

    /// <summary>
    /// The rows at the bottom and columns at the right to add to the output, fewer than the stride or the dilation;
    /// needed because a convolution maps several heights to the same one. Default: 0.
    /// </summary>
    public int OutputPadding { get; set; }

    /// <summary>
    /// Different numbers of rows and columns, <c>[bottom, right]</c>; replaces <see cref="OutputPadding"/>.
    /// </summary>
    public int[]? OutputPaddings { get; set; }

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
