namespace StaticNet.Generators.Layers;

/// <summary>A layer of which the attribute says how many units or filters it has.</summary>
internal interface ISized
{
    /// <summary>How many it has, or how many for each value of the axis that it is a multiple of.</summary>
    int Size { get; }

    /// <summary>The same layer with another size.</summary>
    Layer WithSize(int size);
}
