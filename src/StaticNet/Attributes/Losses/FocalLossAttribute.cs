namespace StaticNet;

/// <summary>
/// The focal loss of logits, <c>-a (1 - p)^gamma log p</c> with p = sigmoid(x) and a = alpha for targets of 1, p = 1 -
/// sigmoid(x) and a = 1 - alpha for targets of 0: samples that are already classified well count little. It takes
/// logits, or follows a <see cref="SigmoidAttribute"/>, with which it is fused. Targets are <c>float</c>. Source: Lin
/// et al., ICCV 2017.
/// </summary>
/// <param name="gamma">How much less well-classified samples count; with 0, this is binary cross-entropy.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class FocalLossAttribute(double gamma = 2) : LossAttribute
{
    /// <summary>How much less well-classified samples count.</summary>
    public double Gamma { get; } = gamma;

    /// <summary>The weight of targets of 1; targets of 0 have the weight 1 - alpha. Default: 0.25.</summary>
    public double Alpha { get; set; } = 0.25;
}
