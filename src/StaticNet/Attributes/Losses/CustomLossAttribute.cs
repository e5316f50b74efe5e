namespace StaticNet;

/// <summary>
/// A loss of your own: a static method of the class, <c>static float Pinball(float prediction, float target)</c>, which
/// is an expression like those of <see cref="ElementwiseAttribute"/>. The loss is its mean over all values, or its sum.
/// Targets are <c>float</c>.
/// </summary>
/// <param name="method">The method, <c>nameof(Pinball)</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class CustomLossAttribute(string method) : LossAttribute
{
    /// <summary>The method.</summary>
    public string Method { get; } = method;
}
