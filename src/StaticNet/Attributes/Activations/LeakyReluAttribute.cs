namespace StaticNet;

/// <summary>The leaky rectifier <c>y = x</c> for x above 0, <c>slope x</c> otherwise.</summary>
/// <param name="negativeSlope">The slope for negative values.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class LeakyReluAttribute(double negativeSlope = 0.01) : LayerAttribute
{
    /// <summary>The slope for negative values.</summary>
    public double NegativeSlope { get; } = negativeSlope;
}
