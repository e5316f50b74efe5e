using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace StaticNet.Kernels;

/// <summary>
/// How windows lie along one axis of an image: the window of output i covers the inputs
/// <c>i * stride - before + k * dilation</c>, k = 0 .. size - 1. A sequence is an image of height 1.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct WindowAxis
{
    /// <summary>Windows of one size at equal distances.</summary>
    /// <param name="input">The length of the input.</param>
    /// <param name="output">The number of windows.</param>
    /// <param name="size">The number of positions in a window.</param>
    /// <param name="stride">The distance of windows.</param>
    /// <param name="dilation">The distance of the positions in a window.</param>
    /// <param name="before">The padding before the input.</param>
    /// <param name="after">The padding after the input.</param>
    public WindowAxis(int input, int output, int size, int stride = 1, int dilation = 1, int before = 0, int after = 0)
    {
        (Input, Output, Size, Stride) = (input, output, size, stride);
        (Dilation, Before, After) = (dilation, before, after);
    }

    /// <summary>The length of the input.</summary>
    public int Input { get; }

    /// <summary>The number of windows.</summary>
    public int Output { get; }

    /// <summary>The number of positions in a window; 0 where windows adapt to the output.</summary>
    public int Size { get; }

    /// <summary>The distance of windows.</summary>
    public int Stride { get; }

    /// <summary>The distance of the positions in a window.</summary>
    public int Dilation { get; }

    /// <summary>The padding before the input.</summary>
    public int Before { get; }

    /// <summary>The padding after the input.</summary>
    public int After { get; }

    /// <summary>An axis of length 1, such as the height of a sequence.</summary>
    public static WindowAxis One => new(1, 1, 1);

    /// <summary>Whether windows of 2 lie at a distance of 2, none of them over an edge.</summary>
    internal bool IsHalving => this is { Size: 2, Stride: 2, Dilation: 1, Before: 0 } && 2 * Output <= Input;

    /// <summary>How far the last window reaches over the end of the input.</summary>
    internal int Beyond => Math.Max((Output - 1) * Stride + (Size - 1) * Dilation - Before - (Input - 1), 0);

    /// <summary>Windows from <c>floor(i * input / output)</c> to <c>ceil((i + 1) * input / output)</c>.</summary>
    /// <param name="input">The length of the input.</param>
    /// <param name="output">The number of windows.</param>
    public static WindowAxis Adaptive(int input, int output) => new(input, output, 0);

    /// <summary>The positions of a window that lie inside of the input.</summary>
    /// <param name="window">Which window.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal WindowTaps Taps(int window)
    {
        if (Size == 0)
        {
            int first = (int)((long)window * Input / Output);
            return new WindowTaps(first, 0, (int)(((long)(window + 1) * Input + Output - 1) / Output) - first);
        }

        int start = window * Stride - Before;
        if (start >= 0 && start + (long)(Size - 1) * Dilation < Input)
            return new WindowTaps(start, 0, Size);
        int skipped = start < 0 ? Math.Min((Dilation - 1 - start) / Dilation, Size) : 0;
        int end = start >= Input ? 0 : Math.Min(Size, (Input - start + Dilation - 1) / Dilation);
        return end > skipped ? new WindowTaps(start + skipped * Dilation, skipped, end - skipped) : default;
    }

    /// <summary>
    /// How many windows from this one on lie inside of the input as a whole; 1 where this one does not.
    /// </summary>
    /// <param name="window">Which window.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal int WholeWindows(int window)
    {
        int end = window + 1;
        if (Taps(window).Count == Size)
        {
            while (end < Output && Taps(end).Count == Size)
                end++;
        }
        return end - window;
    }

    /// <summary>The input at a position of a window.</summary>
    /// <param name="window">Which window.</param>
    /// <param name="position">Which position, such that it lies inside of the input.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int InputAt(int window, int position) => window * Stride - Before + position * Dilation;

    /// <summary>How many positions of a window lie inside of the padded input.</summary>
    /// <param name="window">Which window.</param>
    internal int PaddedCount(int window)
    {
        if (Size == 0)
            return Taps(window).Count;
        int start = window * Stride - Before;
        return Math.Min(Size, (Input + After - start + Dilation - 1) / Dilation);
    }
}

/// <summary>The positions of one window that lie inside of the input.</summary>
/// <param name="Start">The first of them.</param>
/// <param name="Skipped">How many of the window's positions lie before the input.</param>
/// <param name="Count">How many they are.</param>
internal readonly record struct WindowTaps(int Start, int Skipped, int Count);
