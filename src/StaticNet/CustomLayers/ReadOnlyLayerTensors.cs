using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNet;

/// <summary>The parameters of a custom layer, in the order in which its struct declares them.</summary>
public readonly ref struct ReadOnlyLayerTensors
{
    private readonly ref readonly float _block;
    private readonly ReadOnlySpan<int> _places;

    internal ReadOnlyLayerTensors(ref readonly float block, ReadOnlySpan<int> places)
    {
        _block = ref block;
        _places = places;
    }

    /// <summary>Their number.</summary>
    public int Count => _places.Length / 2;

    /// <summary>Returns the values of one tensor, row-major.</summary>
    /// <param name="tensor">The index of the tensor.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such parameter.</exception>
    public ReadOnlySpan<float> this[int tensor]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if ((uint)tensor >= (uint)Count)
                LayerShape.ThrowNoTensor(tensor, Count);
            return MemoryMarshal.CreateReadOnlySpan(
                ref Unsafe.Add(ref Unsafe.AsRef(in _block), _places[2 * tensor]), _places[2 * tensor + 1]);
        }
    }
}
