namespace StaticNet;

/// <summary>
/// The focal loss of logits, <c>-a (1 - p)^gamma log p</c> with p = sigmoid(x) and a = alpha for targets of 1,
/// p = 1 - sigmoid(x) and a = 1 - alpha for targets of 0: what is classified well already counts little. It takes
/// logits, or a <see cref="SigmoidAttribute"/> right before it, with which it is fused. Targets are <c>float</c>.
/// Source: Lin et al., ICCV 2017.
/// </summary>
/// <param name="gamma">How much less; with 0 it is binary cross-entropy.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class FocalLossAttribute(double gamma = 2) : LossAttribute
{
    /// <summary>How much less what is classified well counts.</summary>
    public double Gamma { get; } = gamma;

    /// <summary>The weight of targets of 1, those of 0 having the rest to 1. Default: 0.25.</summary>
    public double Alpha { get; set; } = 0.25;
}
