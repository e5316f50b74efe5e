using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNet.Kernels;

/// <summary>For generated code: copies between memory with padding in different places.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Copying
{
    /// <summary>
    /// Copies values in row-major order into another shape of as many; padding of the destination becomes zero.
    /// </summary>
    /// <param name="samples">The number of samples.</param>
    /// <param name="source">[samples x positions x channels], <paramref name="sourceStride"/> apart.</param>
    /// <param name="sourcePositions">The positions of a sample.</param>
    /// <param name="sourceChannels">The values at each.</param>
    /// <param name="sourceStride">The distance of two positions.</param>
    /// <param name="destination">The same of the copy.</param>
    /// <param name="positions">The positions of a sample of the copy.</param>
    /// <param name="channels">The values at each.</param>
    /// <param name="stride">The distance of two positions.</param>
    public static void Reshape(
        int samples, ref float source, int sourcePositions, int sourceChannels, nuint sourceStride,
        ref float destination, int positions, int channels, nuint stride)
    {
        for (int sample = 0; sample < samples; sample++)
        {
            ref float from = ref Unsafe.Add(ref source, (nuint)(sample * sourcePositions) * sourceStride);
            ref float to = ref Unsafe.Add(ref destination, (nuint)(sample * positions) * stride);
            Sample(ref from, sourceChannels, sourceStride, ref to, positions, channels, stride);
        }
    }

    // In runs that end where a row of either side ends.
    private static void Sample(
        ref float source, int sourceChannels, nuint sourceStride, ref float destination, int positions,
        int channels, nuint stride)
    {
        int read = 0;
        for (int position = 0; position < positions; position++)
        {
            Span<float> row = MemoryMarshal.CreateSpan(ref destination, (int)stride);
            int written = 0;
            while (written < channels)
            {
                int run = Math.Min(sourceChannels - read, channels - written);
                MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref source, read), run).CopyTo(row[written..]);
                read += run;
                written += run;
                if (read < sourceChannels)
                    continue;
                read = 0;
                source = ref Unsafe.Add(ref source, sourceStride);
            }
            row[channels..].Clear();
            destination = ref Unsafe.Add(ref destination, stride);
        }
    }
}
