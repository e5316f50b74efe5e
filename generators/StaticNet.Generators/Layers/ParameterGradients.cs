using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Layers;

/// <summary>What it takes to compute the gradients of a layer's parameters.</summary>
/// <param name="Summary">What the method computes.</param>
/// <param name="Rows">Their rows, which are cut into parts.</param>
/// <param name="Reads">What the method reads besides the output's gradient.</param>
internal sealed record ParameterGradients(string Summary, int Rows, Operands Reads = Operands.Input)
{
    /// <summary>Those of a step whose layer has some.</summary>
    public static ParameterGradients Of(Step step) => ((IHasParameterGradients)step.Layer).ParameterGradients(step);
}
