using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace StaticNet;

/// <summary>For generated code: each thread's memory for the intermediate values of <c>Predict</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Scratch
{
    [ThreadStatic]
    private static AlignedBuffer? t_buffer;

    /// <summary>
    /// This thread's block, of at least <paramref name="length"/> floats. It holds whatever the last call left in it.
    /// </summary>
    /// <param name="length">The number of floats.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref float Rent(int length)
    {
        AlignedBuffer? buffer = t_buffer;
        return ref (buffer is not null && buffer.Length >= length ? buffer : Grow(length)).Reference;
    }

    private static AlignedBuffer Grow(int length) => t_buffer = new AlignedBuffer(length);
}
