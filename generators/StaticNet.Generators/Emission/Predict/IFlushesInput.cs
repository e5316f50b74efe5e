using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Emission;

/// <summary>
/// A layer whose forward pass can take subnormal numbers of the caller's input as zeros by itself, so that none need be
/// searched for before.
/// </summary>
internal interface IFlushesInput
{
    /// <summary>Whether a step of it does.</summary>
    bool FlushesInput(Step step);
}
