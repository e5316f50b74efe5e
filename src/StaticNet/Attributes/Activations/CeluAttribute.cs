namespace StaticNet;

/// <summary>
/// The continuously differentiable exponential linear unit <c>y = x</c> for x above 0,
/// <c>alpha (exp(x / alpha) - 1)</c> otherwise. Source: Barron, 2017.
/// </summary>
/// <param name="alpha">The negated limit for large negative inputs.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class CeluAttribute(double alpha = 1) : LayerAttribute
{
    /// <summary>The negated limit for large negative inputs.</summary>
    public double Alpha { get; } = alpha;
}
