using StaticNet.Generators.Layers;
using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Autodiff;

/// <summary>What the backward pass does for one step of the forward pass.</summary>
internal sealed class GradientStep(Step step)
{
    public Step Step { get; } = step;

    /// <summary>One for each input whose gradient somebody can need.</summary>
    public List<Contribution> Contributions { get; } = [];

    /// <summary>The activation before this step whose derivative is multiplied into its input gradient.</summary>
    public ActivationFunction? Folded => Contributions.FirstOrDefault()?.Folded;

    /// <summary>Whether parameters of the step, or before it, need the gradient of its output.</summary>
    public bool IsNeeded { get; set; }

    /// <summary>Whether gradients flow back through the step: to its inputs, or to its own inner values.</summary>
    public bool FlowsBack => Contributions.Count > 0 || HasInnerGradients;

    /// <summary>Whether they do so only for a caller who asks for the gradient of an input.</summary>
    public bool OnlyForNetworkInput =>
        !HasInnerGradients && Contributions.All(static contribution => !contribution.IsNeeded);

    public bool HasInnerGradients => Step.Layer is IHasInnerGradients;
}
