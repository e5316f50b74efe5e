using StaticNet.Generators.Layers;

namespace StaticNet.Generators.ShapeInference;

/// <summary>A layer for which another stands where the input asks for it.</summary>
internal interface IDependsOnInput
{
    /// <summary>The layer that this one is for such an input.</summary>
    Layer For(LayerInput input);
}
