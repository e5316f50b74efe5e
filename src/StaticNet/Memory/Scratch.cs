using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace StaticNet;

/// <summary>For generated code: each thread's memory for what lives no longer than one call.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Scratch
{
    [ThreadStatic]
    private static AlignedBuffer? t_buffer;

    [ThreadStatic]
    private static AlignedBuffer? t_layer;

    /// <summary>
    /// This thread's block for the values of <c>Predict</c>, of at least <paramref name="length"/> floats. It holds whatever the last call left in it.
    /// </summary>
    /// <param name="length">The number of floats.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref float Rent(int length)
    {
        AlignedBuffer? buffer = t_buffer;
        return ref (buffer is not null && buffer.Length >= length ? buffer : Grow(ref t_buffer, length)).Reference;
    }

    /// <summary>
    /// This thread's block for one layer's method, of at least <paramref name="length"/> floats. It holds whatever the last
    /// layer left in it; a method rents it once.
    /// </summary>
    /// <param name="length">The number of floats.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref float RentForLayer(int length)
    {
        AlignedBuffer? buffer = t_layer;
        return ref (buffer is not null && buffer.Length >= length ? buffer : Grow(ref t_layer, length)).Reference;
    }

    private static AlignedBuffer Grow(ref AlignedBuffer? buffer, int length) => buffer = new AlignedBuffer(length);
}
