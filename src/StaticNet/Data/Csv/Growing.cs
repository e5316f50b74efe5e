namespace StaticNet;

/// <summary>
/// An array that grows by a quarter, so that it never takes much more than it holds.
/// </summary>
/// <typeparam name="T">What it holds.</typeparam>
internal sealed class Growing<T>
{
    private T[] _values = new T[64];

    /// <summary>How many values there are.</summary>
    public int Count { get; private set; }

    /// <summary>The values.</summary>
    public Span<T> Values => _values.AsSpan(0, Count);

    /// <summary>Appends values.</summary>
    public void Add(ReadOnlySpan<T> values)
    {
        int count = checked(Count + values.Length);
        if (count > _values.Length)
            Array.Resize(ref _values, (int)Math.Min(Math.Max(count, _values.Length * 5L / 4), Array.MaxLength));
        values.CopyTo(_values.AsSpan(Count));
        Count = count;
    }
}
