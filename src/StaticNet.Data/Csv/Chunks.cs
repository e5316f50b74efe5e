namespace StaticNet;

/// <summary>
/// Values of which no one knows how many there will be, in pieces: nothing is copied until all are there.
/// </summary>
/// <typeparam name="T">What they are.</typeparam>
internal sealed class Chunks<T>
{
    private const int Length = 1 << 14;

    private readonly List<T[]> _chunks = [];

    /// <summary>How many values there are.</summary>
    public int Count { get; private set; }

    /// <summary>Appends values.</summary>
    public void Add(ReadOnlySpan<T> values)
    {
        while (!values.IsEmpty)
        {
            int start = Count % Length;
            if (start == 0)
                _chunks.Add(new T[Length]);
            int fits = Math.Min(values.Length, Length - start);
            values[..fits].CopyTo(_chunks[^1].AsSpan(start));
            values = values[fits..];
            Count = checked(Count + fits);
        }
    }

    /// <summary>All values in one array.</summary>
    public T[] ToArray()
    {
        T[] values = new T[Count];
        for (int i = 0; i < _chunks.Count; i++)
            _chunks[i].AsSpan(0, Math.Min(Length, Count - (i * Length))).CopyTo(values.AsSpan(i * Length));
        return values;
    }
}
