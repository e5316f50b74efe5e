namespace StaticNet.Generators.Autodiff;

/// <summary>
/// A layer that passes its output's gradient on to inputs of the same shape as it is, as a sum does. The backward pass
/// lets both lie in one place in memory, or copies or adds; the layer has nothing to compute.
/// </summary>
internal interface IPassesGradientOn
{
    /// <summary>Whether it does so to one of its inputs.</summary>
    bool PassesGradientOn(int operand);
}
