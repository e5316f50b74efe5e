namespace StaticNet;

/// <summary>
/// The Gaussian error linear unit <c>y = x Phi(x)</c>, with Phi the distribution function of N(0, 1).
/// Source: Hendrycks and Gimpel, 2016.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class GeluAttribute : LayerAttribute
{
    /// <summary>
    /// Whether to use <c>0.5 x (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3)))</c> instead of the error function.
    /// </summary>
    public bool Approximate { get; set; }
}
