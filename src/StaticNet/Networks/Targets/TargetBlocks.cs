namespace StaticNet;

/// <summary>
/// The targets of a batch for all losses of a network, in the order of its outputs. Each is a block of values or of
/// class indices: <see cref="Values"/> holds the blocks of values one after another,
/// <see cref="Indices"/> those of indices.
/// </summary>
public readonly ref struct TargetBlocks
{
    /// <summary>The most targets that a network can have.</summary>
    public const int MaxCount = 64;

    private readonly ulong _areIndices;

    /// <summary>Puts targets together.</summary>
    /// <param name="values">The blocks of the targets that are values.</param>
    /// <param name="indices">The blocks of the targets that are class indices.</param>
    /// <param name="areIndices">The targets that are class indices: bit k is set where target k is.</param>
    /// <param name="count">The number of targets.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is not from 1 to 64.</exception>
    public TargetBlocks(ReadOnlySpan<float> values, ReadOnlySpan<int> indices, ulong areIndices, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MaxCount);
        Values = values;
        Indices = indices;
        _areIndices = areIndices;
        Count = count;
    }

    /// <summary>The number of targets.</summary>
    public int Count { get; }

    /// <summary>The blocks of the targets that are values, one after another.</summary>
    public ReadOnlySpan<float> Values { get; }

    /// <summary>The blocks of the targets that are class indices, one after another.</summary>
    public ReadOnlySpan<int> Indices { get; }

    /// <summary>One target of values.</summary>
    /// <param name="values">[samples x TargetSize].</param>
    public static TargetBlocks Of(ReadOnlySpan<float> values) => new(values, [], 0, 1);

    /// <summary>One target of class indices.</summary>
    /// <param name="indices">[samples x TargetIndices].</param>
    public static TargetBlocks Of(ReadOnlySpan<int> indices) => new([], indices, 1, 1);

    /// <summary>Whether a target is class indices, not values.</summary>
    /// <param name="target">The number of the target.</param>
    public bool AreIndices(int target) => (_areIndices >> target & 1) != 0;
}
