using StaticNet.Generators.Emission;

namespace StaticNet.Generators.Layers;

/// <summary>
/// A layer whose backward pass starts with gradients of values within it, from which come those of its inputs and of
/// its parameters.
/// </summary>
internal interface IHasInnerGradients
{
    /// <summary>What that reads besides the output's gradient.</summary>
    Operands InnerGradientsRead { get; }

    /// <summary>Writes the method that computes them.</summary>
    void EmitInnerBackward(StepEmission step);
}
