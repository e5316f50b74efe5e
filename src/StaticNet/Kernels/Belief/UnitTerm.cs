namespace StaticNet.Kernels;

/// <summary>
/// One weighted sum that goes into units: rows of values times a weight, from either of its sides.
/// </summary>
internal ref struct UnitTerm
{
    /// <summary>[rows x Depth]: the units on the other side.</summary>
    public ref readonly float Values;

    /// <summary>The distance of their rows.</summary>
    public nuint ValueStride;

    /// <summary>How many there are in a row; 0 for no term at all.</summary>
    public int Depth;

    /// <summary>The weight, [visible x hidden].</summary>
    public ref readonly float Weight;

    /// <summary>The distance of its rows.</summary>
    public nuint WeightStride;

    /// <summary>Whether the sums go to the visible units, which are the weight's rows.</summary>
    public bool IsDownward;
}
