namespace StaticNet;

/// <summary>
/// The quantile or pinball loss <c>max(q d, (q - 1) d)</c> with d = t - y, which is minimised by the q-quantile of the
/// targets. Targets are <c>float</c>. Source: Koenker and Bassett, Econometrica 1978.
/// </summary>
/// <param name="quantile">The quantile q, above 0 and below 1; 0.5 is half the absolute error.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class QuantileLossAttribute(double quantile) : LossAttribute
{
    /// <summary>q.</summary>
    public double Quantile { get; } = quantile;
}
