namespace StaticNet;

/// <summary><c>y = min(max(x, min), max)</c>, with derivative 0 at both bounds.</summary>
/// <param name="min">The smallest output.</param>
/// <param name="max">The largest output.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class HardTanhAttribute(double min = -1, double max = 1) : LayerAttribute
{
    /// <summary>The smallest output.</summary>
    public double Min { get; } = min;

    /// <summary>The largest output.</summary>
    public double Max { get; } = max;
}
