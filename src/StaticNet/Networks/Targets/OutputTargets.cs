namespace StaticNet;

/// <summary>
/// The targets of one output of a network with several: class indices or values. Arrays and spans of <c>int</c> and
/// <c>float</c> convert to it.
/// </summary>
public readonly ref struct OutputTargets
{
    private OutputTargets(ReadOnlySpan<float> values, ReadOnlySpan<int> indices, bool areIndices)
    {
        Values = values;
        Indices = indices;
        AreIndices = areIndices;
    }

    /// <summary>The values, where the targets are values.</summary>
    public ReadOnlySpan<float> Values { get; }

    /// <summary>The class indices, where the targets are such.</summary>
    public ReadOnlySpan<int> Indices { get; }

    /// <summary>Whether they are class indices.</summary>
    public bool AreIndices { get; }

    /// <summary>Targets that are values.</summary>
    /// <param name="values">Row-major, a row for each sample.</param>
    public static implicit operator OutputTargets(ReadOnlySpan<float> values) => new(values, [], areIndices: false);

    /// <summary>Targets that are values.</summary>
    /// <param name="values">Row-major, a row for each sample.</param>
    public static implicit operator OutputTargets(Span<float> values) => new(values, [], areIndices: false);

    /// <summary>Targets that are values.</summary>
    /// <param name="values">Row-major, a row for each sample.</param>
    public static implicit operator OutputTargets(float[]? values) => new(values, [], areIndices: false);

    /// <summary>Targets that are class indices.</summary>
    /// <param name="indices">One or more for each sample.</param>
    public static implicit operator OutputTargets(ReadOnlySpan<int> indices) => new([], indices, areIndices: true);

    /// <summary>Targets that are class indices.</summary>
    /// <param name="indices">One or more for each sample.</param>
    public static implicit operator OutputTargets(Span<int> indices) => new([], indices, areIndices: true);

    /// <summary>Targets that are class indices.</summary>
    /// <param name="indices">One or more for each sample.</param>
    public static implicit operator OutputTargets(int[]? indices) => new([], indices, areIndices: true);
}
