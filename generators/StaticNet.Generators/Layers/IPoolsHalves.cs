using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Layers;

/// <summary>A layer that can be the maxima of 2 x 2 pixels at a distance of 2, without padding.</summary>
internal interface IHalvesToMaxima
{
    /// <summary>Whether it is.</summary>
    bool HalvesToMaxima(Step step);
}
