namespace StaticNet;

/// <summary>
/// The exponential linear unit <c>y = x</c> for x above 0, <c>alpha (exp(x) - 1)</c> otherwise. Source: Clevert et
/// al., ICLR 2016.
/// </summary>
/// <param name="alpha">The negated limit for large negative inputs.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class EluAttribute(double alpha = 1) : LayerAttribute
{
    /// <summary>The negated limit for large negative inputs.</summary>
    public double Alpha { get; } = alpha;
}
