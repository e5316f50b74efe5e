namespace StaticNet.Golden.Tests.Gradients.Images;

/// <summary>Windows along one axis, as a test means them: written without a look at the compiler's.</summary>
/// <param name="Size">The positions of a window.</param>
/// <param name="Stride">The distance of windows.</param>
/// <param name="Dilation">The distance of positions.</param>
/// <param name="Before">The padding before the input.</param>
/// <param name="After">The padding after it.</param>
/// <param name="Ceil">Whether the last window may reach beyond the padding.</param>
/// <param name="Extra">What is added after the result of a transposed convolution.</param>
internal sealed record Windows(
    int Size, int Stride, int Dilation = 1, int Before = 0, int After = 0, bool Ceil = false, int Extra = 0)
{
    public int Extent => (Size - 1) * Dilation + 1;

    /// <summary>Pads as much as makes the output as long as the input divided by the stride.</summary>
    /// <param name="length">The length of the input.</param>
    public Windows Same(int length)
    {
        int outputs = (int)Math.Ceiling((double)length / Stride);
        int missing = Math.Max((outputs - 1) * Stride + Extent - length, 0);
        return this with { Before = missing / 2, After = missing - missing / 2 };
    }

    /// <summary>The positions of each window on an input, those in the padding too.</summary>
    /// <param name="length">The length of the input.</param>
    public int[][] On(int length)
    {
        List<int[]> windows = [];
        for (int start = -Before; ; start += Stride)
        {
            bool fits = start + Extent <= length + After;
            bool isKept = Ceil && start < length && start + Extent < length + After + Stride;
            if (!fits && !isKept)
                return [.. windows];
            windows.Add([.. Enumerable.Range(0, Size).Select(k => start + k * Dilation)]);
        }
    }

    /// <summary>
    /// The transposed convolution, these windows read backward: for each position of its result and each element of
    /// the kernel, the input whose window has that element there, or -1.
    /// </summary>
    /// <param name="inputs">The length of the input.</param>
    /// <param name="outputs">The length of the result.</param>
    public int[][] Transposed(int inputs, int outputs)
    {
        int[][] sources = [.. Enumerable.Range(0, Math.Max(outputs, 0)).Select(_ => new int[Size])];
        foreach (int[] elements in sources)
            Array.Fill(elements, -1);
        for (int input = 0; input < inputs; input++)
        {
            for (int tap = 0; tap < Size; tap++)
            {
                int place = input * Stride - Before + tap * Dilation;
                if (place >= 0 && place < outputs)
                    sources[place][tap] = input;
            }
        }
        return sources;
    }
}
