using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace StaticNet;

/// <summary>For generated code: each thread's memory for what lives no longer than one call.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Scratch
{
    // What several sequences together may take: 256 MB.
    private const long BlockFloats = 1 << 26;

    // What one may take, with room for what does not grow with time.
    private const long MostFloats = 0x7000_0000;

    [ThreadStatic]
    private static AlignedBuffer? t_buffer;

    [ThreadStatic]
    private static AlignedBuffer? t_layer;

    [ThreadStatic]
    private static AlignedBuffer? t_input;

    [ThreadStatic]
    private static AlignedBuffer? t_product;

    /// <summary>
    /// This thread's block for the values of <c>Predict</c>, of at least <paramref name="length"/> floats. It holds
    /// whatever the last call left in it.
    /// </summary>
    /// <param name="length">The number of floats.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, or more than one array holds.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref float Rent(long length)
    {
        AlignedBuffer? buffer = t_buffer;
        return ref (buffer is not null && (ulong)length <= (ulong)buffer.Length
            ? buffer
            : Grow(ref t_buffer, length)).Reference;
    }

    /// <summary>
    /// This thread's block for one layer's method, of at least <paramref name="length"/> floats. It holds whatever the
    /// last layer left in it; a method rents it once.
    /// </summary>
    /// <param name="length">The number of floats.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, or more than one array holds.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref float RentForLayer(long length)
    {
        AlignedBuffer? buffer = t_layer;
        return ref (buffer is not null && (ulong)length <= (ulong)buffer.Length
            ? buffer
            : Grow(ref t_layer, length)).Reference;
    }

    /// <summary>
    /// Takes this thread's blocks away while code of the user's runs in the middle of a call: another network that it
    /// calls gets others.
    /// </summary>
    internal static ScratchBlocks SetAside()
    {
        ScratchBlocks blocks = new(t_buffer, t_layer, t_input, t_product);
        (t_buffer, t_layer, t_input, t_product) = (null, null, null, null);
        return blocks;
    }

    /// <summary>Gives this thread its blocks back. Where the code threw, the next call gets new ones.</summary>
    internal static void TakeBack(ScratchBlocks blocks) =>
        (t_buffer, t_layer, t_input, t_product) = (blocks.Buffer, blocks.Layer, blocks.Input, blocks.Product);

    /// <summary>Whether what stands around the blocks of this thread is as it was.</summary>
    internal static bool HasWholeMargins
        => (t_buffer is null || t_buffer.HasWholeMargins)
            && (t_layer is null || t_layer.HasWholeMargins)
            && (t_product is null || t_product.HasWholeMargins);

    /// <summary>
    /// This thread's block for a copy of what the caller gave <c>Predict</c>, of at least <paramref name="length"/>
    /// floats.
    /// </summary>
    /// <param name="length">The number of floats.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, or more than one array holds.</exception>
    internal static ref float RentForInput(long length)
    {
        AlignedBuffer? buffer = t_input;
        return ref (buffer is not null && length <= buffer.Length ? buffer : Grow(ref t_input, length)).Reference;
    }

    /// <summary>
    /// This thread's block for operands that are packed or copied for a product, of at least
    /// <paramref name="length"/> floats. What rents it ends before another does.
    /// </summary>
    /// <param name="length">The number of floats.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, or more than one array holds.</exception>
    internal static ref float RentForProduct(long length)
    {
        AlignedBuffer? buffer = t_product;
        return ref (buffer is not null && length <= buffer.Length ? buffer : Grow(ref t_product, length)).Reference;
    }

    /// <summary>
    /// How many sequences are computed together where a layer needs all of their time steps at once: fewer of long
    /// ones, so that a thread does not keep gigabytes.
    /// </summary>
    /// <param name="layer">The layer.</param>
    /// <param name="rows">How many there are at most.</param>
    /// <param name="time">The number of time steps.</param>
    /// <param name="floatsPerStep">The floats of one time step of one sequence.</param>
    /// <exception cref="ArgumentException">One sequence needs more than one array holds.</exception>
    public static int BlockRows(string layer, int rows, int time, int floatsPerStep)
    {
        long floatsPerRow = (time + 1L) * floatsPerStep;
        if (floatsPerRow > MostFloats)
        {
            throw new ArgumentException(
                $"{layer} reads a sequence as a whole, and its {time:N0} time steps need {floatsPerRow:N0} floats of "
                + "memory, more than one array holds. "
                + $"Cut it into sequences of at most {MostFloats / floatsPerStep - 1:N0} steps.");
        }
        return (int)Math.Clamp(BlockFloats / Math.Max(floatsPerRow, 1), 1, rows);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static AlignedBuffer Grow(ref AlignedBuffer? buffer, long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Array.MaxLength - AlignedBuffer.Alignment);
        return buffer = new AlignedBuffer((int)length);
    }
}
