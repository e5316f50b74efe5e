using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace StaticNet.Kernels;

/// <summary>
/// For generated code: how many time steps some streams have taken, and what their states keep of those. Without
/// a state it is empty, and all streams start at position 0.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct StepCache
{
    private readonly ref float _memory;
    private readonly int _stride;
    private readonly ReadOnlySpan<int> _positions;
    private readonly ReadOnlySpan<int> _offsets;
    private readonly ReadOnlySpan<int> _slots;
    private readonly int _start;

    internal StepCache(
        ref float memory, int stride, ReadOnlySpan<int> positions, ReadOnlySpan<int> offsets, ReadOnlySpan<int> slots,
        int start = 0)
    {
        _memory = ref memory;
        _stride = stride;
        _positions = positions;
        _offsets = offsets;
        _slots = slots;
        _start = start;
    }

    /// <summary>Whether there is no state.</summary>
    public bool IsEmpty => _positions.IsEmpty;

    /// <summary>That of the streams from one on.</summary>
    /// <param name="stream">The stream.</param>
    public StepCache From(int stream) => IsEmpty
        ? this
        : new StepCache(
            ref Unsafe.Add(ref _memory, stream * _stride), _stride, _positions[stream..], _offsets, _slots, _start);

    /// <summary>The same some steps later, in a call with more.</summary>
    /// <param name="start">The steps of the call that come before.</param>
    public StepCache At(int start) => new(ref _memory, _stride, _positions, _offsets, _slots, start);

    /// <summary>The position of a stream's next step.</summary>
    /// <param name="stream">The stream.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Position(int stream) => _start + (IsEmpty ? 0 : _positions[stream]);

    /// <summary>How many steps a layer's memory has room for.</summary>
    internal int Slots(int layer) => _slots[layer];

    /// <summary>Where a layer's memory of a stream starts.</summary>
    internal ref float Of(int stream, int layer) => ref Unsafe.Add(ref _memory, stream * _stride + _offsets[layer]);
}
