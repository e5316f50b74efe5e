using System.Runtime.InteropServices;

namespace StaticNet;

/// <summary>So many values of each sample, row by row; of none where <see cref="Size"/> is 0.</summary>
/// <param name="values">[samples x size].</param>
/// <param name="size">How many values a sample has.</param>
internal readonly struct Rows<T>(ReadOnlyMemory<T> values, int size)
{
    /// <summary>How many values a sample has.</summary>
    public int Size => size;

    /// <summary>The number of samples; 0 where they have no values.</summary>
    public int Count => size == 0 ? 0 : values.Length / size;

    /// <summary>[samples x Size].</summary>
    public ReadOnlySpan<T> Values => values.Span;

    /// <summary>The values of one sample.</summary>
    public ReadOnlySpan<T> this[int sample] => values.Span.Slice(sample * size, size);

    /// <summary>Some samples in a row, as a view.</summary>
    public Rows<T> Slice(int start, int count) => new(values.Slice(start * size, count * size), size);

    /// <summary>Returns a copy of the chosen samples.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An index is not that of a sample.</exception>
    public Rows<T> Gather(ReadOnlySpan<int> indices)
    {
        if (size == 0)
            return default;
        T[] copy = new T[ArraySize.Of(indices.Length, size, "samples")];
        CopyTo(indices, copy);
        return new Rows<T>(copy, size);
    }

    /// <summary>Copies chosen samples.</summary>
    /// <exception cref="ArgumentException">The destination is too short.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is not that of a sample.</exception>
    public void CopyTo(ReadOnlySpan<int> indices, Span<T> destination)
    {
        if (destination.Length < (long)indices.Length * size)
        {
            throw new ArgumentException(
                $"{indices.Length} samples of {size} values do not fit into {destination.Length}.",
                nameof(destination));
        }
        ReadOnlySpan<T> source = Values;
        int count = source.Length / size;
        for (int i = 0; i < indices.Length; i++)
        {
            if ((uint)indices[i] >= (uint)count)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(indices), indices[i], $"The data set has {count} samples, the first with number 0.");
            }
            source.Slice(indices[i] * size, size).CopyTo(destination.Slice(i * size, size));
        }
    }

    /// <summary>
    /// Copies chosen samples, whose rows are time steps, as far as their steps count; what is left is zeros.
    /// </summary>
    /// <param name="indices">The numbers of the samples, checked.</param>
    /// <param name="destination">Receives [indices x time x values], or whole rows where they have one step.</param>
    /// <param name="steps">How many time steps a row has; 1 where it has none.</param>
    /// <param name="time">How many of them to copy.</param>
    /// <param name="lengths">How many of these count, or nothing where all do.</param>
    /// <returns>How many values that is.</returns>
    public int CopyTo(
        ReadOnlySpan<int> indices, Span<T> destination, int steps, int time, ReadOnlySpan<int> lengths)
    {
        int stepSize = size / steps, kept = Math.Min(steps, time) * stepSize;
        for (int i = 0; i < indices.Length; i++)
        {
            int counted = lengths.IsEmpty || steps == 1 ? kept : lengths[i] * stepSize;
            Span<T> row = destination.Slice(i * kept, kept);
            this[indices[i]][..counted].CopyTo(row);
            row[counted..].Clear();
        }
        return indices.Length * kept;
    }

    /// <summary>Overwrites a sample of other rows, which are of memory that may change, with one of these.</summary>
    public void CopyTo(int sample, Rows<T> room, int place) => this[sample].CopyTo(room.Writable(place));

    /// <summary>Overwrites a sample of one value, in memory that may change.</summary>
    public void Overwrite(int place, T value) => Writable(place)[0] = value;

    private Span<T> Writable(int place) => MemoryMarshal.AsMemory(values).Span.Slice(place * size, size);
}
