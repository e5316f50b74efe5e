namespace StaticNet;

/// <summary>
/// The negative log-likelihood of Poisson counts: <c>exp(x) - t x</c> for logarithms of rates, or
/// <c>x - t log(x + epsilon)</c> for rates. Targets are <c>float</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class PoissonNllLossAttribute : LossAttribute
{
    /// <summary>Whether the network's outputs are logarithms of rates. Default: yes.</summary>
    public bool LogInput { get; set; } = true;

    /// <summary>
    /// Whether to add Stirling's approximation <c>t log t - t + log(2 pi t) / 2</c> of the constant term for targets
    /// above 1; it does not change gradients. Default: no.
    /// </summary>
    public bool Full { get; set; }

    /// <summary>The value added to rates before taking the logarithm. Default: 1e-8.</summary>
    public double Epsilon { get; set; } = 1e-8;
}
