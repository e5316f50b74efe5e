using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Layers;

/// <summary>
/// A layer that can update its weight while the gradients are computed. It then writes no gradients of the weight, and
/// its method takes the step of the optimizer, or null, as <c>updates</c>.
/// </summary>
internal interface IUpdatesWithGradients
{
    /// <summary>The weight, where it is so large that its gradients would leave the caches; otherwise null.</summary>
    ParameterSlot? LargeWeight(Step step);
}
