using StaticNet.Generators.Layers;
using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Autodiff;

/// <summary>What the backward pass does for one step of the forward pass.</summary>
internal sealed class GradientStep(Step step)
{
    public Step Step { get; } = step;

    /// <summary>Whether the output's gradient must first be multiplied by the fused activation's derivative.</summary>
    public bool AppliesDerivative { get; set; }

    /// <summary>The activation before this step whose derivative is multiplied into its input gradient.</summary>
    public ActivationFunction? Folded { get; set; }

    /// <summary>Whether the input's gradient is computed, at least where the caller asks for the network's.</summary>
    public bool ComputesInputGradient { get; set; }

    /// <summary>Whether it is computed only where the caller asks for the gradient of the network's input.</summary>
    public bool OnlyForNetworkInput { get; set; }

    /// <summary>Whether the input's gradient takes the place of the output's in memory.</summary>
    public bool InPlace { get; set; }

    public bool HasParameters => Step.Parameters.Count > 0;
}
