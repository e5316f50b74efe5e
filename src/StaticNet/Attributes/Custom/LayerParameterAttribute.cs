namespace StaticNet;

/// <summary>
/// A tensor that a custom layer learns: <c>[LayerParameter("weight", LayerSize.Outputs, LayerSize.Inputs)]</c>. It is
/// part of the network's parameters, is stored in weight files under the layer's key, and is available in code as a
/// view: <c>network.Custom1.Weight</c>. The layer receives its tensors in the order of declaration.
/// </summary>
/// <param name="name">Its name in weight files, an identifier: <c>weight</c>.</param>
/// <param name="shape">
/// Its axes, row-major: numbers, or those of <see cref="LayerSize"/>. None for a single value.
/// </param>
[AttributeUsage(AttributeTargets.Struct, Inherited = false, AllowMultiple = true)]
public sealed class LayerParameterAttribute(string name, params int[] shape) : Attribute
{
    /// <summary>Its name in weight files.</summary>
    public string Name { get; } = name;

    /// <summary>Its axes.</summary>
    public IReadOnlyList<int> Shape { get; } = shape;

    /// <summary>
    /// How it is initialised. Default: <see cref="Initializer.GlorotUniform"/>, where the first axis counts as outputs
    /// and all others as inputs; of a vector, fanIn and fanOut are its length.
    /// </summary>
    public Initializer Init { get; set; } = Initializer.GlorotUniform;
}
