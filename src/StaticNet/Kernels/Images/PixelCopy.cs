using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNet.Kernels;

/// <summary>Copies pixels between rows of different padding.</summary>
internal static class PixelCopy
{
    /// <summary>Copies the channels of so many pixels; what lies behind them in the destination's rows stays.</summary>
    public static void Copy(
        int count, int channels, ref float source, nuint sourceStride, ref float destination, nuint stride)
    {
        if (sourceStride == stride)
        {
            // Padding in between is copied too; behind the last pixel there may be none.
            (channels, count) = count == 0 ? (0, 0) : ((count - 1) * (int)stride + channels, 1);
        }

        for (nuint pixel = 0; pixel < (nuint)count; pixel++)
        {
            Span<float> to = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref destination, pixel * stride), channels);
            MemoryMarshal.CreateSpan(ref Unsafe.Add(ref source, pixel * sourceStride), channels).CopyTo(to);
        }
    }
}
