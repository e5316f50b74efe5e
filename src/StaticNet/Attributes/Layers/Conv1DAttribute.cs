namespace StaticNet;

/// <summary>
/// A convolution along one axis, [length x channels] to [length' x filters]:
/// <c>y[i, f] = bias[f] + sum over r, c of x[i * stride + r * dilation - before, c] * weight[f, c, r]</c>, with zeros
/// outside and <c>length' = floor((length + before + after - dilation * (kernel - 1) - 1) / stride) + 1</c>. Source of
/// the causal, dilated form: van den Oord et al., WaveNet, 2016.
/// </summary>
/// <param name="filters">The number of output channels.</param>
/// <param name="kernel">The kernel's length.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class Conv1DAttribute(int filters, int kernel) : SizedLayerAttribute
{
    /// <summary>The number of output channels.</summary>
    public int Filters { get; } = filters;

    /// <summary>The kernel's length.</summary>
    public int Kernel { get; } = kernel;

    /// <summary>The step between two positions of the kernel. Default: 1.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>The zero padding around the sequence. Default: <see cref="PaddingMode.Valid"/>, none.</summary>
    public PaddingMode Padding { get; set; }

    /// <summary>The padding on each side, <c>[before, after]</c>; replaces <see cref="Padding"/>.</summary>
    public int[]? Pad { get; set; }

    /// <summary>The distance between the kernel's elements. Default: 1.</summary>
    public int Dilation { get; set; } = 1;

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
