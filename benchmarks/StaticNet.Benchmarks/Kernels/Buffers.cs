namespace StaticNet.Benchmarks.Kernels;

/// <summary>Aligned memory with ordinary values in it.</summary>
internal static class Buffers
{
    /// <summary>A block of values between -1 and 1.</summary>
    /// <param name="length">The number of floats.</param>
    public static AlignedBuffer Random(int length)
    {
        AlignedBuffer buffer = new(length);
        Random random = new(1);
        foreach (ref float value in buffer.Span)
            value = 2 * random.NextSingle() - 1;
        return buffer;
    }
}
