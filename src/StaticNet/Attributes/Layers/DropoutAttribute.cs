namespace StaticNet;

/// <summary>
/// Inverted dropout: while training, each value is zeroed with probability <c>rate</c> and the others are scaled by
/// <c>1 / (1 - rate)</c>; in inference it passes its input through. Source: Srivastava et al., Dropout, JMLR 15 (2014).
/// </summary>
/// <param name="rate">The probability of zeroing, at least 0 and below 1.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class DropoutAttribute(double rate) : LayerAttribute
{
    /// <summary>The probability of zeroing a value.</summary>
    public double Rate { get; } = rate;
}
