namespace StaticNet;

/// <summary>
/// Binary cross-entropy <c>-(t log p + (1 - t) log (1 - p))</c> over all values. It takes logits, or follows a
/// <see cref="SigmoidAttribute"/>, with which it is fused to <c>max(x, 0) - x t + log(1 + exp(-|x|))</c>. Targets are
/// <c>float</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class BinaryCrossEntropyLossAttribute : LossAttribute
{
    /// <summary>Whether the layer before it already produces probabilities.</summary>
    public bool FromProbabilities { get; set; }

    /// <summary>The weight of the positive targets, for unbalanced data. Default: 1.</summary>
    public double PositiveWeight { get; set; } = 1;
}
