namespace StaticNet.Generators.Layers.Pooling;

/// <summary>How windows lie along one axis of an input whose length is known.</summary>
/// <param name="Input">The length of the input.</param>
/// <param name="Output">The number of windows.</param>
/// <param name="Size">The positions of a window; 0 where windows adapt to their number.</param>
/// <param name="Stride">The distance of windows.</param>
/// <param name="Dilation">The distance of positions.</param>
/// <param name="Before">The padding before the input.</param>
/// <param name="After">The padding after it.</param>
internal sealed record PoolAxis(
    int Input, int Output, int Size, int Stride = 1, int Dilation = 1, int Before = 0, int After = 0)
{
    /// <summary>The height of a sequence.</summary>
    public static PoolAxis One { get; } = new(1, 1, 1);

    /// <summary>
    /// The inputs after the last window that another window would start before: ceil mode keeps them.
    /// </summary>
    public int Dropped
    {
        get
        {
            long nextStart = (long)Output * Stride - Before;
            long end = nextStart - Stride + (long)(Size - 1) * Dilation + 1;
            return Size > 0 ? (int)Math.Max(Input - Math.Max(end, nextStart), 0) : 0;
        }
    }

    /// <summary>
    /// Whether a window sees nothing but padding, as only positions farther apart than the input is long can.
    /// </summary>
    public bool HasEmptyWindow
    {
        get
        {
            for (long window = 0; Dilation > Input && window < Output; window++)
            {
                long start = window * Stride - Before;
                long skipped = start < 0 ? (-start + Dilation - 1) / Dilation : 0;
                if (skipped >= Size || start + skipped * Dilation >= Input)
                    return true;
            }
            return false;
        }
    }

    /// <summary>As generated code makes the library's.</summary>
    public string Expression => this switch
    {
        { Size: 0 } => $"WindowAxis.Adaptive({Input}, {Output})",
        { Input: 1, Output: 1, Size: 1, Before: 0 } => "WindowAxis.One",
        _ => $"new WindowAxis({Input}, {Output}, size: {Size}"
            + $"{Named("stride", Stride, 1)}{Named("dilation", Dilation, 1)}"
            + $"{Named("before", Before, 0)}{Named("after", After, 0)})",
    };

    private static string Named(string name, int value, int absent) => value == absent ? "" : $", {name}: {value}";
}
