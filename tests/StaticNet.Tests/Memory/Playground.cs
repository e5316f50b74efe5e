using System.Runtime.InteropServices;

namespace StaticNet.Tests.Memory;

/// <summary>
/// Arrays from which the spans of one call are cut, so that some overlap, and which show afterwards whether anything
/// was written outside the spans that may be written.
/// </summary>
internal sealed class Playground(Random random)
{
    private const int Length = 12_000;
    private const int Margin = 64;

    private readonly Dictionary<Type, Array[]> _arrays = [];
    private readonly List<(Array Array, Array Before)> _used = [];

    /// <summary>A part of one of two arrays, or nothing that has so much room.</summary>
    public SpanArgument Cut(Type type, int length)
    {
        if (!_arrays.TryGetValue(type, out Array[]? arrays))
            _arrays[type] = arrays = [.. Enumerable.Range(0, 3).Select(wild => New(type, wild == 2))];
        Array array = arrays[random.Next(8) == 0 ? 2 : random.Next(2)];
        if (length > Length - 2 * Margin)
            return new SpanArgument(array, 0, Length);
        if (_used.All(used => used.Array != array))
            _used.Add((array, (Array)array.Clone()));
        int start = random.Next(3) == 0 ? Margin + random.Next(3) : random.Next(Margin, Length - Margin - length);
        return new SpanArgument(array, start, length);
    }

    /// <summary>Starts a call.</summary>
    public void Begin() => _used.Clear();

    /// <summary>Whether only spans that may be written have changed.</summary>
    public void RequireWhole(IEnumerable<SpanArgument> written, string call)
    {
        foreach ((Array array, Array before) in _used)
        {
            // What may have been written is put back, so that the rest must be as it was.
            foreach (SpanArgument part in written.Where(part => part.Array == array))
                Array.Copy(before, part.Start, array, part.Start, part.Length);
            Assert.That(Bytes(array).SequenceEqual(Bytes(before)), $"{call} wrote outside of its spans.");
        }
    }

    private static ReadOnlySpan<byte> Bytes(Array array) => MemoryMarshal.CreateReadOnlySpan(
        ref MemoryMarshal.GetArrayDataReference(array), Buffer.ByteLength(array));

    // Ones are valid tokens, classes, lengths and numbers; the wild array has what none is.
    private static Array New(Type type, bool isWild)
    {
        Array array = Array.CreateInstance(type, Length);
        for (int i = 0; i < Length; i++)
        {
            object value = (i % 7) switch
            {
                0 when isWild && type == typeof(int) => int.MinValue + i,
                1 when isWild && type == typeof(int) => int.MaxValue - i,
                0 when isWild && type == typeof(float) => float.NaN,
                1 when isWild && type == typeof(long) => long.MaxValue,
                _ => Convert.ChangeType(1, type, null),
            };
            array.SetValue(value, i);
        }
        return array;
    }
}
