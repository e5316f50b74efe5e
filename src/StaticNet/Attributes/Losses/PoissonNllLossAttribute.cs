namespace StaticNet;

/// <summary>
/// The negative log-likelihood of Poisson counts: <c>exp(x) - t x</c> of the logarithms of their rates, or
/// <c>x - t log(x + epsilon)</c> of rates. Targets are <c>float</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class PoissonNllLossAttribute : LossAttribute
{
    /// <summary>Whether the network gives logarithms of rates. Default: yes.</summary>
    public bool LogInput { get; set; } = true;

    /// <summary>
    /// Whether Stirling's approximation <c>t log t - t + log(2 pi t) / 2</c> of the rest of the likelihood is added for
    /// targets above 1; it changes no gradient. Default: no.
    /// </summary>
    public bool Full { get; set; }

    /// <summary>What is added to rates before their logarithm is taken. Default: 1e-8.</summary>
    public double Epsilon { get; set; } = 1e-8;
}
