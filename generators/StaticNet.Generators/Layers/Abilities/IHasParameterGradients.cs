using StaticNet.Generators.Emission;
using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Layers;

/// <summary>A layer whose parameter gradients are computed last, in parts of their rows.</summary>
internal interface IHasParameterGradients
{
    /// <summary>What that takes.</summary>
    ParameterGradients ParameterGradients(Step step);

    /// <summary>Writes the method that computes some of their rows.</summary>
    void EmitParameterGradients(StepEmission step);
}
