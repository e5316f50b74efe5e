namespace StaticNet.Generators.Layers;

/// <summary>
/// A layer that belongs to an input of the network. Whoever reads the input by its name reads what the layer makes of
/// it.
/// </summary>
internal interface IEncodesInput
{
    /// <summary>The name of the input.</summary>
    string Input { get; }
}
