using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Layers;

/// <summary>A layer that can make one of 2 x 2 pixels at a distance of 2, without padding.</summary>
internal interface IPoolsHalves
{
    /// <summary>
    /// The convolution's method that does so before it writes its results; null where the layer has other windows.
    /// </summary>
    string? PooledForward(Step step);
}
