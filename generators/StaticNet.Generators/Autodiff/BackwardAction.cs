namespace StaticNet.Generators.Autodiff;

/// <summary>What an action of the backward pass does.</summary>
internal enum BackwardKind
{
    /// <summary>Multiplies the output's gradient by the derivative of the fused activation.</summary>
    Derivative,

    /// <summary>Waits for all samples, and sums up their gradients.</summary>
    Barrier,

    /// <summary>Computes the gradients of values within a layer.</summary>
    Inner,

    /// <summary>Computes a contribution to the gradient of an input.</summary>
    Contribution,
}

/// <summary>One action of the backward pass, in the order in which they run.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Gradient">The step that it belongs to.</param>
/// <param name="Contribution">The contribution that it computes, if it does.</param>
/// <param name="IsNeeded">Whether it also runs where the caller asks for no gradient of an input.</param>
internal sealed record BackwardAction(
    BackwardKind Kind, GradientStep Gradient, Contribution? Contribution, bool IsNeeded);
