using StaticNet.Generators.Layers;
using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Autodiff;

/// <summary>What the backward pass of one step adds to the gradient of one of the values that the step reads.</summary>
internal sealed class Contribution(Step step, int operand)
{
    public Step Step { get; } = step;

    /// <summary>Which of the step's inputs it is for.</summary>
    public int Operand { get; } = operand;

    public Value Input => Step.Inputs[Operand];

    /// <summary>Whether it is the gradient of the step's output as it is, for which the layer computes nothing.</summary>
    public bool IsPassedOn { get; } = step.Layer is IPassesGradientOn layer && layer.PassesGradientOn(operand)
        && step.LayerInputs[operand].Shape.Equals(step.Output.Shape);

    /// <summary>The activation before this step whose derivative is multiplied into it, or into the sum.</summary>
    public ActivationFunction? Folded { get; set; }

    /// <summary>Whether parameters before the step need it; otherwise only a caller who asks for dInput does.</summary>
    public bool IsNeeded { get; set; }

    /// <summary>
    /// Whether another contribution, or the loss, writes that gradient before, and this one is added.
    /// </summary>
    public bool Adds { get; set; }

    /// <summary>Whether it is computed apart and then added, as the layer cannot add to what is there.</summary>
    public bool NeedsAddend => Adds && !IsPassedOn && Step.Layer is not IAddsToGradients;

    /// <summary>What it is called where it does not go straight to its place.</summary>
    public string AddendName => Adds ? Step.Name + "To" + Input.Member + "Gradient" : Input.Member + "Gradient";

    /// <summary>Whether it takes the place of the output's gradient in memory.</summary>
    public bool InPlace { get; set; }

    /// <summary>Whether the two gradients are one, and there is nothing to compute.</summary>
    public bool IsOutputGradient => IsPassedOn && InPlace && Folded is null;
}
