using System.Runtime.InteropServices;

namespace StaticNet.Kernels;

/// <summary>Copies pixels between rows of different padding.</summary>
internal static class PixelCopy
{
    /// <summary>Copies the channels of so many pixels; what lies after them in the destination's rows stays.</summary>
    public static void Copy(
        int count, int channels, ref float source, nuint sourceStride, ref float destination, nuint stride)
    {
        if (sourceStride != stride || count <= 1)
        {
            RowBlock.Copy((nuint)count, (nuint)channels, ref source, sourceStride, ref destination, stride);
            return;
        }

        // Padding in between is copied too; after the last pixel there may be none.
        int length = (count - 1) * (int)stride + channels;
        MemoryMarshal.CreateSpan(ref source, length).CopyTo(MemoryMarshal.CreateSpan(ref destination, length));
    }
}
