namespace StaticNet.Generators.Layers;

/// <summary>
/// A layer after which an activation stands without being written. Whoever reads the layer reads that.
/// </summary>
internal interface IBringsActivation
{
    /// <summary>The activation, named as a part of the layer; null where there is none.</summary>
    Layer? Activation { get; }
}
