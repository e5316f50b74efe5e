namespace StaticNet.Generators.Planning;

/// <summary>
/// Gives buffers that are never needed at the same time the same memory: in order of their first use, each takes the
/// first slot that has become free and fits.
/// </summary>
internal static class BufferPlanner
{
    /// <summary>Sets every buffer's offset.</summary>
    /// <param name="buffers">The buffers.</param>
    /// <param name="sameStride">
    /// Whether a slot keeps its rows. Where samples run in parallel, rows of different lengths would overlap those of
    /// other samples.
    /// </param>
    /// <returns>The floats needed for each sample.</returns>
    public static int Plan(IEnumerable<Buffer> buffers, bool sameStride)
    {
        List<Slot> slots = [];
        int total = 0;
        foreach (Buffer buffer in buffers.OrderBy(static buffer => buffer.First))
        {
            Slot? slot = slots.FirstOrDefault(slot =>
                !buffer.IsAlone && slot.FreeAfter < buffer.First && Fits(slot, buffer, sameStride));
            if (slot is null)
            {
                slot = new Slot(total, buffer.Stride, buffer.Channels);
                slots.Add(slot);
                total += buffer.Stride;
            }
            slot.FreeAfter = buffer.Last;
            buffer.Offset = slot.Offset;
        }
        return total;
    }

    private static bool Fits(Slot slot, Buffer buffer, bool sameStride) => sameStride
        ? (slot.Stride, slot.Channels) == (buffer.Stride, buffer.Channels)
        : slot.Stride >= buffer.Stride;

    private sealed class Slot(int offset, int stride, int channels)
    {
        public int Offset { get; } = offset;

        public int Stride { get; } = stride;

        public int Channels { get; } = channels;

        public int FreeAfter { get; set; }
    }
}
