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

    /// <summary>The distance of the kernel's places in the result, down and across. Default: 1.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>
    /// The distances down and across where they differ, <c>[down, across]</c>; replaces <see cref="Stride"/>.
    /// </summary>
    public int[]? Strides { get; set; }

    /// <summary>
    /// How much is cut off the result: nothing, or with <see cref="PaddingMode.Same"/> what makes it
    /// <c>height * stride</c> high. Default: <see cref="PaddingMode.Valid"/>.
    /// </summary>
    public PaddingMode Padding { get; set; }

    /// <summary>What is cut off each side, <c>[top, bottom, left, right]</c>; replaces <see cref="Padding"/>.</summary>
    public int[]? Pad { get; set; }

    /// <summary>
    /// Rows at the bottom and columns at the right that are added to the result, less than the stride or the dilation:
    /// several heights have the same convolution. Default: 0.
    /// </summary>
    public int OutputPadding { get; set; }

    /// <summary>
    /// The same where rows and columns differ, <c>[bottom, right]</c>; replaces <see cref="OutputPadding"/>.
    /// </summary>
    public int[]? OutputPaddings { get; set; }

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
