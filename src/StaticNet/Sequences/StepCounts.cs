using StaticNet.Kernels;

namespace StaticNet;

/// <summary>
/// How many time steps each stream of a state has taken, and what layers keep of them. A stream's memory has a part
/// for each layer: its keys, one column for each step, and then its values, one row for each.
/// </summary>
internal sealed class StepCounts
{
    // A float holds whole numbers up to 2^24: files have two for each count.
    private const int HalfCount = 1 << 16;

    private readonly StateDefinition _definition;
    private readonly int[] _positions;
    private readonly int[] _offsets;
    private readonly int[] _slots;
    private readonly AlignedBuffer _memory;
    private readonly int _stride;
    private readonly int _maxTime;

    public StepCounts(StateDefinition definition, int streams, int maxTime)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxTime);
        if (maxTime != int.MaxValue)
            ArgumentOutOfRangeException.ThrowIfGreaterThan(maxTime, definition.MostSteps);
        (_definition, _maxTime) = (definition, maxTime);
        _positions = new int[streams];
        _slots = new int[definition.StepMemories.Length];
        _offsets = new int[definition.StepMemories.Length];
        long stride = 0;
        for (int layer = 0; layer < _slots.Length; layer++)
        {
            StepMemoryDefinition memory = definition.StepMemories[layer];
            int steps = memory.Window > 0 ? memory.Window : maxTime;
            ArgumentOutOfRangeException.ThrowIfGreaterThan(
                stride + 2L * memory.Width * (steps + 32L), Array.MaxLength / streams - 64, nameof(maxTime));
            (_offsets[layer], _slots[layer]) = ((int)stride, AttentionSteps.SlotsOf(steps));
            stride += 2L * memory.Width * _slots[layer];
        }
        _stride = (int)stride;
        _memory = new AlignedBuffer(streams * _stride);
    }

    public Span<int> Positions => _positions;

    public StepCache Cache => new(ref _memory.Reference, _stride, _positions, _offsets, _slots);

    /// <summary>The floats that a file has of it.</summary>
    public int FileLength => _memory.Length + 2 * _positions.Length;

    public void Reset() => Array.Clear(_positions);

    public void Reset(int stream) => _positions[stream] = 0;

    public void CopyTo(StepCounts other)
    {
        _positions.CopyTo(other._positions, 0);
        _memory.Span.CopyTo(other._memory.Span);
    }

    public float[] Save() =>
    [
        .. _memory.Span,
        .. _positions.SelectMany(static position => (float[])[position / HalfCount, position % HalfCount]),
    ];

    /// <summary>Takes over what a file has, unless that has numbers of steps that there cannot be.</summary>
    public bool TryLoad(ReadOnlySpan<float> values)
    {
        int memory = _memory.Length;
        var positions = new int[_positions.Length];
        for (int stream = 0; stream < positions.Length; stream++)
        {
            float high = values[memory + 2 * stream], low = values[memory + 2 * stream + 1];
            if (!IsHalf(high) || !IsHalf(low))
                return false;
            long position = (long)high * HalfCount + (long)low;
            if (position > _maxTime)
                return false;
            positions[stream] = (int)position;
        }
        positions.CopyTo(_positions, 0);
        Subnormals.Copy(values[..memory], _memory);
        return true;
    }

    /// <summary>The tensors of a file, after others.</summary>
    public IEnumerable<TensorLayout> Layout(int start)
    {
        int streams = _positions.Length;
        for (int layer = 0; layer < _slots.Length; layer++)
        {
            StepMemoryDefinition memory = _definition.StepMemories[layer];
            int offset = start + _offsets[layer], slots = _slots[layer];
            yield return Tensor($"{memory.Layer}.keys", offset, streams, _stride, memory.Width * slots);
            yield return Tensor(
                $"{memory.Layer}.values", offset + memory.Width * slots, streams, _stride, memory.Width * slots);
        }
        yield return Tensor("steps", start + streams * _stride, streams, 2, 2);
    }

    private static bool IsHalf(float value) => value is >= 0 and < HalfCount && value == MathF.Floor(value);

    private static TensorLayout Tensor(string name, int offset, int streams, int stride, int size) => new(
        name, [streams, size], offset, [new TensorAxis(streams, stride), new TensorAxis(size, 1)], Initializer.Zeros, 1,
        1);
}
