using System.Buffers;
using System.ComponentModel;

namespace StaticNet;

/// <summary>For generated code: values that are needed during one call, in memory that the next one reuses.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct RentedFloats
{
    private readonly float[] _array;

    /// <summary>Rents memory.</summary>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="size">The number of values of one.</param>
    /// <exception cref="ArgumentException">They are more than one array holds.</exception>
    public RentedFloats(int rows, int size)
    {
        int length = ArraySize.Of(rows, size, "rows");
        _array = ArrayPool<float>.Shared.Rent(length);
        Values = _array.AsSpan(0, length);
    }

    /// <summary>[rows x size], with whatever was there before.</summary>
    public Span<float> Values { get; }

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => ArrayPool<float>.Shared.Return(_array);
}
