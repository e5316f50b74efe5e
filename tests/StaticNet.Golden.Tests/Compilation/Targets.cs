namespace StaticNet.Golden.Tests.Compilation;

/// <summary>What a loss compares the outputs with: class indices or values.</summary>
internal readonly ref struct Targets
{
    private Targets(ReadOnlySpan<int> indices, ReadOnlySpan<float> values, bool areIndices)
    {
        Indices = indices;
        Values = values;
        AreIndices = areIndices;
    }

    /// <summary>Whether they are class indices.</summary>
    public bool AreIndices { get; }

    /// <summary>The class indices.</summary>
    public ReadOnlySpan<int> Indices { get; }

    /// <summary>The values or distributions.</summary>
    public ReadOnlySpan<float> Values { get; }

    /// <summary>Class indices as targets.</summary>
    public static implicit operator Targets(int[] indices) => new(indices, default, areIndices: true);

    /// <summary>Values as targets.</summary>
    public static implicit operator Targets(Span<float> values) => new(default, values, areIndices: false);

    /// <summary>Values as targets.</summary>
    public static implicit operator Targets(float[] values) => new(default, values, areIndices: false);
}
