using StaticNet.Generators.Layers;

namespace StaticNet.Generators.Lowering;

/// <summary>A layer whose forward pass leaves more than the values for the backward pass.</summary>
internal interface IKeepsForBackward
{
    /// <summary>What it leaves.</summary>
    IReadOnlyList<KeptBuffer> Kept(Step step);
}
