namespace StaticNet.Benchmarks.Kernels;

/// <summary>How many floating-point operations one call of a benchmark does.</summary>
/// <param name="count">The number.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FlopsAttribute(double count) : Attribute
{
    /// <summary>The number.</summary>
    public double Count { get; } = count;
}
