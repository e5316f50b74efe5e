using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNet;

/// <summary>The gradients of a custom layer's parameters, in the order in which its struct declares them.</summary>
public readonly ref struct LayerTensors
{
    private readonly ref float _block;
    private readonly ReadOnlySpan<int> _places;

    internal LayerTensors(ref float block, ReadOnlySpan<int> places)
    {
        _block = ref block;
        _places = places;
    }

    /// <summary>Their number.</summary>
    public int Count => _places.Length / 2;

    /// <summary>Returns the values of one tensor, row-major.</summary>
    /// <param name="tensor">The index of the tensor.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such parameter.</exception>
    public Span<float> this[int tensor]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if ((uint)tensor >= (uint)Count)
                LayerShape.ThrowNoTensor(tensor, Count);
            return MemoryMarshal.CreateSpan(
                ref Unsafe.Add(ref _block, _places[2 * tensor]), _places[2 * tensor + 1]);
        }
    }

    internal void Clear()
    {
        for (int tensor = 0; tensor < Count; tensor++)
            this[tensor].Clear();
    }
}
